package io.vigil.sinks.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the two sinks through which everything leaves the vision job. */
public final class OutputSink {
    /**
     * How long a transaction may stay open: longer than the longest outage between a checkpoint and
     * the restart from it, because what the broker has aborted by then is lost. The broker's {@code
     * transaction.max.timeout.ms} must allow it.
     */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofHours(6);

    private OutputSink() {}

    /**
     * One sink, so one transaction for all topics: a reader of read_committed sees all that a
     * checkpoint covers, or none of it.
     *
     * @param transactionalIdPrefix unique per deployment; two jobs that share it abort each other
     * @param producerProperties override the defaults here, {@code transaction.timeout.ms} included
     */
    public static KafkaSink<OutputRecord> exactlyOnce(
            String bootstrapServers, String transactionalIdPrefix, Properties producerProperties) {
        Properties properties = new Properties();
        properties.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(TRANSACTION_TIMEOUT.toMillis()));
        properties.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.putAll(producerProperties);
        return KafkaSink.<OutputRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                .setRecordSerializer(new ByTopic())
                .build();
    }

    /**
     * One that does not wait for a checkpoint: what it is given can be read at once, and again
     * after a failure of the job.
     *
     * @param producerProperties override the defaults here
     */
    public static KafkaSink<OutputRecord> atLeastOnce(
            String bootstrapServers, Properties producerProperties) {
        Properties properties = new Properties();
        // There are few of them, and somebody waits.
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.putAll(producerProperties);
        return KafkaSink.<OutputRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new ByTopic())
                .build();
    }

    /** The topic is the record's own; the partition follows from the key alone. */
    private static final class ByTopic implements KafkaRecordSerializationSchema<OutputRecord> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                OutputRecord record, KafkaSinkContext context, Long timestamp) {
            ProducerRecord<byte[], byte[]> produced =
                    new ProducerRecord<>(
                            record.topic(),
                            record.key().getBytes(StandardCharsets.UTF_8),
                            record.value().orElse(null));
            record.headers()
                    .forEach(
                            (name, text) ->
                                    produced.headers()
                                            .add(name, text.getBytes(StandardCharsets.UTF_8)));
            return produced;
        }
    }
}
