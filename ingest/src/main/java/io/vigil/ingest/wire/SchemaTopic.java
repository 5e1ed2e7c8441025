package io.vigil.ingest.wire;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic {@code schemas}: fingerprint in hexadecimal digits to schema as JSON. Reads
 * it again whenever it is asked for what it has not seen. Safe for use by many threads.
 */
public final class SchemaTopic implements SchemaStore {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTopic.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Object> kafka;
    private final String topic;
    private final Map<Long, Schema> known = new ConcurrentHashMap<>();

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public SchemaTopic(Map<String, Object> kafka, String topic) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
    }

    /** Makes schemas known to every reader; returns when they are in the log. */
    public void publish(Collection<Schema> schemas) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (Schema schema : schemas) {
                String key = Schemas.hex(Schemas.fingerprint(schema));
                try {
                    producer.send(new ProducerRecord<>(topic, key, schema.toString())).get();
                } catch (ExecutionException e) {
                    throw new KafkaException(
                            "Schema %s cannot be published on %s".formatted(key, topic),
                            e.getCause());
                }
            }
        }
    }

    @Override
    public synchronized Optional<Schema> find(long fingerprint) {
        if (!known.containsKey(fingerprint)) {
            readAll();
        }
        return Optional.ofNullable(known.get(fingerprint));
    }

    private void readAll() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("Topic %s cannot be read to its end".formatted(topic));
                }
                consumer.poll(POLL).forEach(this::learn);
            }
        }
    }

    private void learn(ConsumerRecord<String, String> entry) {
        if (entry.value() == null) {
            return;
        }
        try {
            Schema schema = new Schema.Parser().parse(entry.value());
            known.put(Schemas.fingerprint(schema), schema);
        } catch (RuntimeException broken) {
            LOG.warn(
                    "Topic {} offset {} is no schema: {}",
                    topic,
                    entry.offset(),
                    broken.getMessage());
        }
    }
}
