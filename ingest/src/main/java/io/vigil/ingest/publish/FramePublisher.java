package io.vigil.ingest.publish;

import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SourceCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Appends to the cameras' logs, in order per camera and without doubles. A broker that is away is
 * waited for without end: a record given up would be a frame that the ledger counts and the log
 * lacks. Safe for use by many threads.
 */
public final class FramePublisher implements AutoCloseable {
    private final Topics topics;
    private final Producer<String, byte[]> producer;
    private final int partitions;
    private final CameraRecordCodec records = new CameraRecordCodec(SchemaStore.NONE);
    private final SourceCodec sources = new SourceCodec(SchemaStore.NONE);
    private final Map<String, Future<RecordMetadata>> last = new ConcurrentHashMap<>();
    private final Map<String, Long> offsets = new ConcurrentHashMap<>();
    private final Map<String, Exception> failures = new ConcurrentHashMap<>();

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public FramePublisher(Map<String, Object> kafka, Topics topics) {
        this.topics = topics;
        Map<String, Object> settings = new HashMap<>();
        settings.put("linger.ms", "1");
        settings.put("batch.size", String.valueOf(256 << 10));
        settings.put("buffer.memory", String.valueOf(64 << 20));
        // JPEG does not get smaller, and raw frames are for machines where bytes are cheap.
        settings.put("compression.type", "none");
        settings.putAll(kafka);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("max.request.size", String.valueOf(Topics.MAX_MESSAGE_BYTES));
        settings.put("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
        settings.put("max.block.ms", String.valueOf(Long.MAX_VALUE));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        partitions = producer.partitionsFor(topics.frames()).size();
    }

    /** Where a camera's log is: Kafka's own choice for the key, so that other tools agree. */
    public static int partition(String camera, int partitions) {
        return Utils.toPositive(Utils.murmur2(camera.getBytes(StandardCharsets.UTF_8)))
                % partitions;
    }

    /**
     * Appends a record; returns before it is in the log, and waits where too much is under way.
     *
     * @throws KafkaException if the broker has refused an earlier record of this camera for good
     */
    public void publish(CameraRecord record) {
        String camera = record.camera();
        Exception failure = failures.get(camera);
        if (failure != null) {
            throw new KafkaException(
                    "Camera %s: the broker refuses its records: %s"
                            .formatted(camera, failure.getMessage()),
                    failure);
        }
        last.put(
                camera,
                producer.send(
                        new ProducerRecord<>(
                                topics.frames(),
                                partition(camera, partitions),
                                camera,
                                records.encode(record)),
                        (metadata, refused) -> {
                            if (refused != null) {
                                failures.putIfAbsent(camera, refused);
                            } else {
                                offsets.put(camera, metadata.offset());
                            }
                        }));
    }

    /** An offset of the camera's log that is acknowledged, or {@code otherwise}. */
    long offset(String camera, long otherwise) {
        return offsets.getOrDefault(camera, otherwise);
    }

    /** Notes where a camera stands. The future ends when it is in the log. */
    Future<RecordMetadata> publish(CameraPosition position) {
        return producer.send(
                new ProducerRecord<>(
                        topics.sources(), position.camera(), sources.encode(position)));
    }

    /** Waits until all that a camera has published is in its log. */
    public void flush(String camera, Duration patience) throws InterruptedException {
        Future<RecordMetadata> pending = last.get(camera);
        if (pending == null) {
            return;
        }
        try {
            await(pending, patience);
        } catch (KafkaException e) {
            throw new KafkaException(
                    "Camera %s: its last records are not in the log: %s"
                            .formatted(camera, e.getMessage()),
                    e);
        }
    }

    static void await(Future<RecordMetadata> pending, Duration patience)
            throws InterruptedException {
        try {
            pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "the broker does not answer within %d s".formatted(patience.toSeconds()), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
