package io.vigil.deploy.proof;

import io.vigil.anomaly.Alert;
import io.vigil.sinks.wire.AlertCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What whoever upserts by the greatest revision knows of all alerts in the end.
 *
 * @param moments the bytes of each moment of each, in the order of revisions, in hexadecimal, by
 *     alert id
 * @param open the same from {@code alerts-current}, of those that its compaction leaves
 * @param records how many came, repetitions included
 * @param faults where a moment was left out, or came again as something else
 */
record AlertLog(
        SortedMap<String, List<String>> moments,
        SortedMap<String, String> open,
        long records,
        List<String> faults) {

    static AlertLog read(String bootstrap, String prefix) {
        AlertCodec codec = new AlertCodec();
        SortedMap<String, List<String>> moments = new TreeMap<>();
        SortedMap<String, String> should = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        long records = 0;
        for (ConsumerRecord<String, byte[]> record : all(bootstrap, prefix + "alerts")) {
            records++;
            Alert alert = codec.decode(record.value());
            String value = HexFormat.of().formatHex(record.value());
            List<String> known = moments.computeIfAbsent(alert.alertId(), id -> new ArrayList<>());
            long revision = alert.revision();
            if (revision > known.size()) {
                faults.add(
                        "%s: revision %d came after %d"
                                .formatted(alert.alertId(), revision, known.size() - 1));
            } else if (revision == known.size()) {
                known.add(value);
                should.remove(alert.alertId());
                if (alert.phase() != Alert.Phase.RESOLVED
                        && alert.context().suppressed().isEmpty()) {
                    should.put(alert.alertId(), value);
                }
            } else if (!known.get((int) revision).equals(value)) {
                faults.add(
                        "%s: revision %d came again as something else"
                                .formatted(alert.alertId(), revision));
            }
            if (!record.headers().headers("emittedAt").iterator().hasNext()
                    || !record.headers().headers("backfill").iterator().hasNext()) {
                faults.add(alert.alertId() + ": a header is missing");
            }
        }
        SortedMap<String, String> open = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : all(bootstrap, prefix + "alerts-current")) {
            if (record.value() == null) {
                open.remove(record.key());
            } else {
                open.put(record.key(), HexFormat.of().formatHex(record.value()));
            }
        }
        if (!open.equals(should)) {
            faults.add(
                    "alerts-current holds %s, but open are %s"
                            .formatted(open.keySet(), should.keySet()));
        }
        return new AlertLog(moments, open, records, faults);
    }

    /** Everything in a topic, each partition in its order. */
    private static List<ConsumerRecord<String, byte[]>> all(String bootstrap, String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }
}
