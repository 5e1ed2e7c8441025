package io.vigil.ingest.publish;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All cameras' logs as they are in the broker. */
final class LogReader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
    private final Map<String, List<CameraRecord>> logs = new HashMap<>();

    LogReader(Map<String, Object> kafka, Topics topics) {
        consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topics.frames()).stream()
                        .map(info -> new TopicPartition(topics.frames(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** A camera's records up to now, in the order of the log. */
    List<CameraRecord> of(String camera) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        }
        return List.copyOf(logs.getOrDefault(camera, List.of()));
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        try {
            logs.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                    .add(codec.decode(entry.value()));
        } catch (WireException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
