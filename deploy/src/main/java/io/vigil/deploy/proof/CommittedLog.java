package io.vigil.deploy.proof;

import io.vigil.sinks.wire.LogContent;
import io.vigil.sinks.wire.LogDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The committed records of a topic, per camera in offset order, reduced to a count and a digest of
 * all values with their lengths: equal digests mean equal bytes in equal order.
 */
record CommittedLog(SortedMap<String, LogContent> cameras) {
    /** Reads the topic from its beginning to where it ends now. */
    static CommittedLog read(String bootstrap, String topic) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            SortedMap<String, LogDigest> digests = new TreeMap<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                record ->
                                        digests.computeIfAbsent(
                                                        record.key(), camera -> new LogDigest())
                                                .add(record.value()));
            }
            SortedMap<String, LogContent> cameras = new TreeMap<>();
            digests.forEach((camera, digest) -> cameras.put(camera, digest.content()));
            return new CommittedLog(cameras);
        }
    }

    /** The partitions of a topic that hold records. */
    static Set<Integer> filled(String bootstrap, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Set<Integer> filled = new TreeSet<>();
            consumer.endOffsets(partitions(consumer, topic))
                    .forEach(
                            (partition, end) -> {
                                if (end > 0) {
                                    filled.add(partition.partition());
                                }
                            });
            return filled;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }
}
