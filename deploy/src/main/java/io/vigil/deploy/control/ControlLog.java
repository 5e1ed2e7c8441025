package io.vigil.deploy.control;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.publish.FramePublisher;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Appends to the cameras' logs. Not in a transaction, which would hold their frames up for whoever
 * reads only what is committed: instead what an earlier process appended last is looked for in the
 * log before it is appended again.
 */
final class ControlLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    /** By how much the clocks of two brokers may differ. */
    private static final long SKEW_MILLIS = 60_000;

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final FramePublisher publisher;
    private final CameraRecordCodec codec;

    ControlLog(Map<String, Object> kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        publisher = new FramePublisher(kafka, topics);
        codec = new CameraRecordCodec(new SchemaTopic(kafka, topics.schemas()));
    }

    /** Returns when it is in the log. */
    void append(CameraRecord record) throws InterruptedException {
        publisher.publish(record);
        publisher.flush(record.camera(), PATIENCE);
    }

    /**
     * Whether the log says the same already.
     *
     * @param sinceMillis when it can have been said at the earliest, by the broker's clock
     */
    boolean holds(CameraRecord record, long sinceMillis) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            int partitions = consumer.partitionsFor(topics.frames()).size();
            TopicPartition partition =
                    new TopicPartition(
                            topics.frames(), FramePublisher.partition(record.camera(), partitions));
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            OffsetAndTimestamp from =
                    consumer.offsetsForTimes(
                                    Map.of(partition, Math.max(0, sinceMillis - SKEW_MILLIS)))
                            .get(partition);
            if (from == null) {
                return false;
            }
            consumer.seek(partition, from.offset());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("%s cannot be read to its end".formatted(partition));
                }
                for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
                    if (record.camera().equals(entry.key()) && isSame(record, entry.value())) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private boolean isSame(CameraRecord record, byte[] value) {
        try {
            return value != null
                    && !codec.peek(value).frame()
                    && saysTheSame(record, codec.decode(value));
        } catch (WireException broken) {
            return false;
        }
    }

    private static boolean saysTheSame(CameraRecord record, CameraRecord other) {
        if (record instanceof RuleSet rules && other instanceof RuleSet there) {
            return rules.version() == there.version() && rules.rules().equals(there.rules());
        }
        if (record instanceof ModelChange change && other instanceof ModelChange there) {
            return change.version() == there.version()
                    && change.bundle().equals(there.bundle())
                    && change.sha256().equals(there.sha256())
                    && change.by().equals(there.by())
                    && change.note().equals(there.note());
        }
        return record instanceof Acknowledgement said
                && other instanceof Acknowledgement there
                && said.action().equals(there.action())
                && said.target().equals(there.target())
                && said.by().equals(there.by())
                && said.note().equals(there.note())
                && said.untilMicros() == there.untilMicros();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
