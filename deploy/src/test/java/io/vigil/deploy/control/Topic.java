package io.vigil.deploy.control;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is committed on a topic at the moment. */
public final class Topic {
    private Topic() {}

    public static List<ConsumerRecord<String, byte[]>> read(String bootstrap, String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }

    /** The records of one camera's log. */
    static List<CameraRecord> log(String bootstrap, String camera) {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        List<CameraRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : read(bootstrap, "vigil.frames")) {
            try {
                if (camera.equals(entry.key())) {
                    records.add(codec.decode(entry.value()));
                }
            } catch (WireException broken) {
                throw new AssertionError(broken);
            }
        }
        return records;
    }
}
