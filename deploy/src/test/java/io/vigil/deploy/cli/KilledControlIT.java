package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil control} killed with -9 in the midst of its work, again and again. */
@Timeout(300)
@Tag("long")
class KilledControlIT {
    private static final int MESSAGES = 600;
    private static final int KILLS = 4;

    @TempDir Path folder;

    @Test
    void everyMessageIsAnsweredOnceAndAppendedOnceInItsOrder() throws Exception {
        Random random = new Random(11);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
            TopicCreation.createMissing(kafka, Topics.embedded(2));
            Path file =
                    Files.writeString(
                            folder.resolve("c.yaml"),
                            """
                            cameras:
                              - {id: a, source: a.mp4, scene: {settle: 100ms}}
                              - {id: b, source: b.mp4}
                            kafka: {bootstrap: '%s', partitions: 2}
                            """
                                    .formatted(broker.bootstrap()));
            send(broker);
            for (int i = 1; i <= KILLS; i++) {
                // Each time it has got somewhere, at a moment of chance.
                int least = i * MESSAGES / (KILLS + 2);
                try (VigilProcess killed =
                        VigilProcess.start(folder, "control", "--config", file.toString())) {
                    killed.await("answers", () -> answers(broker).size() >= least);
                    Thread.sleep(random.nextInt(40));
                    killed.kill();
                }
                assertThat(answers(broker))
                        .as("it was killed in its work")
                        .hasSizeLessThan(MESSAGES);
            }
            try (VigilProcess last =
                    VigilProcess.start(folder, "control", "--config", file.toString())) {
                last.await("answers", () -> answers(broker).size() >= MESSAGES + 1);
                last.interrupt();
                assertThat(last.awaitEnd()).as(last.said()).isZero();
            }

            // One of them is about what the file says.
            assertThat(answers(broker)).hasSize(MESSAGES + 1);
            Map<String, Integer> times = new TreeMap<>();
            for (JsonNode answer : answers(broker)) {
                times.merge(answer.path("message").toString(), 1, Integer::sum);
            }
            assertThat(times).hasSize(MESSAGES + 1);
            assertThat(times.values()).containsOnly(1);
            List<RuleSet> rules = of(log(broker, "a"), RuleSet.class);
            assertThat(rules)
                    .extracting(RuleSet::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, MESSAGES / 3 + 1).boxed().toList());
            assertThat(of(log(broker, "b"), Acknowledgement.class))
                    .extracting(Acknowledgement::note)
                    .containsExactlyElementsOf(
                            LongStream.range(0, MESSAGES)
                                    .filter(i -> i % 3 == 1)
                                    .mapToObj(Long::toString)
                                    .toList());
        }
    }

    /** By turns rules that are right, an acknowledgement, and rules that are not. */
    private static void send(EmbeddedBroker broker) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < MESSAGES; i++) {
                String topic = i % 3 == 1 ? "vigil.alert-acks" : "vigil.rules";
                String message =
                        switch (i % 3) {
                            case 0 -> "{\"camera\": \"a\", \"scene\": {\"settle\": \"1s\"}}";
                            case 1 ->
                                    "{\"alertId\": \"b/r/0/1\", \"by\": \"Ann\", \"note\": \"%d\"}"
                                            .formatted(i);
                            default -> "{\"camera\": \"a\", \"scene\": {\"settle\": 1}}";
                        };
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        topic, null, message.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static <R> List<R> of(List<CameraRecord> records, Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<JsonNode> answers(EmbeddedBroker broker) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (byte[] value : read(broker, "vigil.rules-status", null)) {
            answers.add(new ObjectMapper().readTree(value));
        }
        return answers;
    }

    private static List<CameraRecord> log(EmbeddedBroker broker, String camera) throws Exception {
        List<CameraRecord> records = new ArrayList<>();
        for (byte[] value : read(broker, "vigil.frames", camera)) {
            records.add(new CameraRecordCodec(SchemaStore.NONE).decode(value));
        }
        return records;
    }

    /**
     * @param key of the records; null for all
     */
    private static List<byte[]> read(EmbeddedBroker broker, String topic, String key) {
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrap(),
                                "isolation.level",
                                "read_committed"),
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
                consumer.poll(Duration.ofMillis(50))
                        .forEach(
                                entry -> {
                                    if (key == null || key.equals(entry.key())) {
                                        values.add(entry.value());
                                    }
                                });
            }
        }
        return values;
    }
}
