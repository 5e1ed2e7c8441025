package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.run.ControlSession;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.sinks.wire.AlertCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil rules}, {@code vigil ack} and {@code vigil normal}, with somebody who answers. */
@Timeout(120)
class SendingIT {
    @TempDir Path folder;

    @Test
    void whatIsSentIsAnsweredOnTheSpot() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
            TopicCreation.createMissing(kafka, Topics.embedded(2));
            Path config =
                    write(
                            "c.yaml",
                            "cameras: [{id: door, source: a}]\nkafka: {bootstrap: '%s', partitions: 2}\n"
                                    .formatted(broker.bootstrap()));
            Path rules =
                    write(
                            "rules.yaml",
                            """
                            camera: door
                            effectiveFrom: 2026-05-01T10:00:00Z
                            scene:
                              settle: 1s
                              counting: {reset: 03:00, staff: {attributes: {uniform: "yes"}}}
                              rules: [{id: full, kind: crowd, limit: 12, shadow: true}]
                            """);
            Terminal alone = run("rules", rules, "--config", config, "--wait", "1");
            assertThat(alone.exitCode).isEqualTo(3);
            assertThat(alone.err).contains("No answer within 1 s").contains("vigil control");

            DeploymentConfig read =
                    new ConfigReader(DeploymentConfig.cluster(), true, Map.of()).read(config);
            try (ControlService control =
                    ControlService.start(ControlSession.settings(read), answer -> {})) {
                Terminal sent = run("rules", rules, "--config", config, "--json");
                assertThat(sent.err)
                        .contains(
                                "Camera door: rules version 2 accepted, from 2026-05-01T10:00:00Z on");
                assertThat(sent.exitCode).isZero();
                assertThat(sent.out).contains("\"accepted\":true").contains("\"version\":2");

                Path bad =
                        write("bad.yaml", "camera: dor\nscene:\n  rules: [{id: a, kind: crow}]\n");
                Terminal refused = run("rules", bad, "--config", config);
                assertThat(refused.exitCode).isEqualTo(2);
                assertThat(refused.err)
                        .contains("bad.yaml:1:9: rules, camera: found 'dor'")
                        .contains("nearest is 'door'")
                        .contains("bad.yaml:3:25: scene, rule a, kind: found 'crow'")
                        .contains("nearest is 'crowd'");

                Terminal known = run("ack", "door/full/0/7", "--by", "Ann", "--config", config);
                assertThat(known.exitCode).isZero();
                assertThat(known.err).contains("Camera door: acknowledgement accepted");
                Terminal normal = run("normal", "door/odd/0/7", "--by", "Ann", "--config", config);
                assertThat(normal.exitCode).isZero();
                assertThat(normal.err).contains("Camera door: answer 'normal' accepted");
                Terminal unknown = run("ack", "dor/full/0/7", "--by", "Ann", "--config", config);
                assertThat(unknown.exitCode).isEqualTo(2);
                assertThat(unknown.err)
                        .contains(
                                "alertId: found 'dor', needs a camera that there is: door; nearest is 'door'")
                        .doesNotContain("1:1:");

                String until = "2026-05-01T18:00:00Z";
                Terminal silent =
                        run(
                                "inhibit",
                                "door",
                                "--rule",
                                "full",
                                "--until",
                                until,
                                "--by",
                                "Bo",
                                "--reason",
                                "roadworks",
                                "--config",
                                config);
                assertThat(silent.exitCode).isZero();
                assertThat(silent.err).contains("Camera door: inhibition accepted");
                Terminal none =
                        run(
                                "inhibit",
                                "door",
                                "--rule",
                                "ful",
                                "--until",
                                until,
                                "--by",
                                "Bo",
                                "--config",
                                config);
                assertThat(none.exitCode).isEqualTo(2);
                assertThat(none.err)
                        .contains("found 'ful', needs a rule that there is: full")
                        .contains("was refused; what holds goes on")
                        .doesNotContain("1:");
                Terminal view = run("confirm-view", "door", "--by", "Cy", "--config", config);
                assertThat(view.exitCode).isZero();
                assertThat(view.err).contains("Camera door: view accepted");
                assertThat(control.replaced()).isFalse();
            }
        }
    }

    @Test
    void whatIsOpenIsListedWithTheIdsToAcknowledge() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
            TopicCreation.createMissing(kafka, Topics.embedded(2));
            Path config =
                    write(
                            "c.yaml",
                            "cameras: [{id: door, source: a}]\nkafka: {bootstrap: '%s', partitions: 2}\n"
                                    .formatted(broker.bootstrap()));
            Terminal nothing = run("alerts", "--config", config);
            assertThat(nothing.exitCode).isZero();
            assertThat(nothing.err).contains("No alert is open.");

            AlertCodec codec = new AlertCodec();
            String topic = Topics.embedded(2).alertsCurrent();
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
                for (String id : List.of("door/full/0/7", "door/full/0/9", "gate/full/0/1")) {
                    producer.send(new ProducerRecord<>(topic, id, codec.encode(alert(id)))).get();
                }
                producer.send(new ProducerRecord<>(topic, "door/full/0/9", null)).get();
            }

            Terminal all = run("alerts", "--config", config);
            assertThat(all.out.lines())
                    .containsExactly(
                            "door/full/0/7\tWARNING\t1970-01-01T00:00:05Z\t-\tSomebody is there.",
                            "gate/full/0/1\tWARNING\t1970-01-01T00:00:05Z\t-\tSomebody is there.");
            Terminal ofOne = run("alerts", "--camera", "gate", "--json", "--config", config);
            assertThat(ofOne.out.lines())
                    .singleElement()
                    .asString()
                    .startsWith("{\"alertId\":\"gate/full/0/1\"");
        }
    }

    private static Alert alert(String id) {
        return new Alert(
                id,
                0,
                Alert.Phase.OPENED,
                id.substring(0, 4),
                "restricted-zone",
                Severity.WARNING,
                0,
                5,
                5_000_000,
                5_000_000,
                5_000_000,
                new Explanation("Somebody is there.", new TreeMap<>()));
    }

    private static Terminal run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Terminal.of(Engine.none(), Map.of(), texts);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
