package io.vigil.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The newest committed value of each key of a compacted topic. Nothing is read but when it is asked
 * for, and then only what has come since. Safe for use by many threads.
 */
final class CompactedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final String topic;
    private final Supplier<KafkaConsumer<String, byte[]>> opener;
    private final Map<String, byte[]> values = new TreeMap<>();
    private KafkaConsumer<String, byte[]> consumer;

    CompactedTopic(Map<String, Object> kafka, String topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        opener =
                () ->
                        new KafkaConsumer<>(
                                settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads to the present end.
     *
     * @return by key, in their order; a key whose value was deleted is left out
     * @throws KafkaException if the broker does not answer
     */
    synchronized Map<String, byte[]> read() {
        if (consumer == null) {
            open();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("Topic %s cannot be read to its end".formatted(topic));
            }
            consumer.poll(POLL).forEach(this::take);
        }
        return new TreeMap<>(values);
    }

    private void open() {
        KafkaConsumer<String, byte[]> opened = opener.get();
        List<TopicPartition> partitions =
                opened.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        consumer = opened;
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (entry.key() == null) {
            return;
        }
        if (entry.value() == null) {
            values.remove(entry.key());
        } else {
            values.put(entry.key(), entry.value());
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
