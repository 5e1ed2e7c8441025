package io.vigil.deploy.control;

import io.vigil.anomaly.Alert;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.sinks.wire.AlertReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on {@code alerts-current}: the alerts that are open now, as they are known now. */
public final class OpenAlerts {
    private static final Duration POLL = Duration.ofMillis(100);

    private final ControlSettings settings;
    private final Duration patience;
    private final AlertReader alerts;

    /**
     * @param patience for the broker
     */
    public OpenAlerts(ControlSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        alerts =
                new AlertReader(
                        new SchemaTopic(settings.kafka(), settings.topics().schemas())::find);
    }

    /**
     * @return the oldest first
     * @throws InputException if the broker does not answer, or has no such topic
     */
    public List<Alert> read() throws InterruptedException {
        new BrokerContact(settings.kafka()).require(patience);
        Map<String, byte[]> values = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            String topic = settings.topics().alertsCurrent();
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new InputException(
                        "There is no topic %s; start 'vigil job' first".formatted(topic));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(topic + " could not be read to its end");
                }
                consumer.poll(POLL).forEach(entry -> take(entry, values));
            }
        } catch (TimeoutException away) {
            throw new InputException("Alerts cannot be read: " + away.getMessage(), away);
        }
        return values.values().stream()
                .map(alerts::read)
                .flatMap(Optional::stream)
                .sorted(
                        Comparator.comparingLong(Alert::startedAtMicros)
                                .thenComparing(Alert::alertId))
                .toList();
    }

    private static void take(ConsumerRecord<String, byte[]> entry, Map<String, byte[]> values) {
        if (entry.value() == null) {
            values.remove(entry.key());
        } else {
            values.put(entry.key(), entry.value());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> reading = new HashMap<>(settings.kafka());
        reading.put("enable.auto.commit", "false");
        reading.put("auto.offset.reset", "earliest");
        reading.put("allow.auto.create.topics", "false");
        reading.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
        return new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
