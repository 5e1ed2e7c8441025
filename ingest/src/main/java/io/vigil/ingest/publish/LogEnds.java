package io.vigil.ingest.publish;

import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how far each camera's log has come: the compacted topic {@code sources} names the epoch
 * and an offset, and the log is read backwards from its end to there until the camera's last record
 * is found.
 */
final class LogEnds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogEnds.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    /** Records read back at first; doubled as long as the camera is not among them. */
    private static final long FIRST_STEP = 16;

    private final Topics topics;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CameraRecordCodec records;
    private final NotedPositions sources;

    LogEnds(Map<String, Object> kafka, Topics topics) {
        this.topics = topics;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        SchemaTopic schemas = new SchemaTopic(kafka, topics.schemas());
        records = new CameraRecordCodec(schemas);
        sources = new NotedPositions(kafka, topics);
    }

    /**
     * @return a position for each camera; {@link CameraPosition#none} for one never seen
     */
    Map<String, CameraPosition> of(Collection<String> cameras) {
        Map<String, CameraPosition> noted = sources.read();
        Map<String, CameraPosition> ends = new TreeMap<>();
        for (String camera : cameras) {
            CameraPosition start = noted.get(camera);
            ends.put(camera, start == null ? CameraPosition.none(camera) : end(start));
        }
        return ends;
    }

    private CameraPosition end(CameraPosition start) {
        List<TopicPartition> all = partitions(topics.frames());
        TopicPartition partition =
                new TopicPartition(
                        topics.frames(), FramePublisher.partition(start.camera(), all.size()));
        consumer.assign(List.of(partition));
        long end = endOf(partition);
        long first =
                Math.max(
                        start.logOffset(),
                        consumer.beginningOffsets(List.of(partition)).get(partition));
        long step = FIRST_STEP;
        while (true) {
            long from = Math.max(first, end - step);
            Found found = read(partition, from, end, start);
            if (found.ledger || from <= first) {
                return found.position.at(from);
            }
            step *= 2;
        }
    }

    private Found read(TopicPartition partition, long from, long end, CameraPosition start) {
        Found found = new Found(start);
        consumer.seek(partition, from);
        readTo(
                partition,
                end,
                entry -> {
                    if (start.camera().equals(entry.key()) && entry.value() != null) {
                        found.take(entry);
                    }
                });
        return found;
    }

    /** The last position met, and whether a record that carries the ledger was among those read. */
    private final class Found {
        private CameraPosition position;
        private boolean ledger;

        Found(CameraPosition start) {
            position = start;
        }

        void take(ConsumerRecord<String, byte[]> entry) {
            try {
                var record = records.decode(entry.value());
                if (record.epoch() >= position.epoch()) {
                    position = position.after(record);
                    ledger |=
                            record instanceof io.vigil.ingest.Frame
                                    || record instanceof io.vigil.ingest.SourceEnded;
                }
            } catch (WireException broken) {
                // Perception makes a dead letter of it; here it only names no later position.
                LOG.warn(
                        "Camera {}: offset {} of {} is passed over: {}",
                        entry.key(),
                        entry.offset(),
                        topics.frames(),
                        broken.getMessage());
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private long endOf(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    private void readTo(
            TopicPartition partition, long end, Consumer<ConsumerRecord<String, byte[]>> use) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException(
                        "%s cannot be read to its end (offset %d of %d)"
                                .formatted(partition, consumer.position(partition), end));
            }
            consumer.poll(POLL).records(partition).forEach(use);
        }
    }

    @Override
    public void close() {
        sources.close();
        consumer.close();
    }
}
