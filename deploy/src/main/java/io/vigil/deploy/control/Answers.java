package io.vigil.deploy.control;

import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.publish.AcceptedRules;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes in one transaction how something was answered, what holds from then on, and that it need
 * not be read again.
 */
final class Answers implements AutoCloseable {
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;
    private final CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);

    /** Ends whatever process of the same deployment does this so far. */
    Answers(ControlSettings settings) {
        topics = settings.topics();
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        kafka.put("transactional.id", settings.group());
        kafka.put("acks", "all");
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** What an accepted rule set changes on {@code rules-accepted}. */
    List<ProducerRecord<String, byte[]>> accepted(RuleSet rules, List<Long> past, boolean ofFile) {
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
        byte[] value = codec.encode(rules);
        all.add(
                to(
                        topics.rulesAccepted(),
                        AcceptedRules.key(rules.camera(), rules.version()),
                        value));
        if (ofFile) {
            all.add(to(topics.rulesAccepted(), rules.camera(), value));
        }
        for (long version : past) {
            all.add(to(topics.rulesAccepted(), AcceptedRules.key(rules.camera(), version), null));
        }
        return all;
    }

    /** What an accepted change of a camera's models changes there. */
    List<ProducerRecord<String, byte[]>> accepted(ModelChange change, boolean ofFile) {
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
        byte[] value = codec.encode(change);
        String key = AcceptedRules.modelsKey(change.camera(), change.version());
        all.add(to(topics.rulesAccepted(), key, value));
        if (ofFile) {
            all.add(to(topics.rulesAccepted(), AcceptedRules.modelsKey(change.camera()), value));
        }
        return all;
    }

    /** Returns when all of it is committed. */
    void commit(
            Answer answer,
            List<ProducerRecord<String, byte[]>> more,
            Instant at,
            ConsumerGroupMetadata group) {
        producer.beginTransaction();
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(more);
        String key = answer.camera().isEmpty() ? null : answer.camera();
        all.add(to(topics.rulesStatus(), key, answer.json(at).getBytes(StandardCharsets.UTF_8)));
        all.forEach(
                record ->
                        producer.send(
                                record,
                                (metadata, refused) -> {
                                    // The commit throws what went wrong here.
                                }));
        answer.message()
                .ifPresent(
                        place ->
                                producer.sendOffsetsToTransaction(
                                        Map.of(
                                                new TopicPartition(
                                                        place.topic(), place.partition()),
                                                new OffsetAndMetadata(place.offset() + 1)),
                                        group));
        producer.commitTransaction();
    }

    /** Says again where it is, since what is not said for a week is forgotten. */
    void renew(Map<TopicPartition, OffsetAndMetadata> places, ConsumerGroupMetadata group) {
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(places, group);
        producer.commitTransaction();
    }

    private static ProducerRecord<String, byte[]> to(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key, value);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
