package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.run.ControlSession;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil rules} and {@code vigil ack}, with somebody who answers. */
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
                Terminal unknown = run("ack", "dor/full/0/7", "--by", "Ann", "--config", config);
                assertThat(unknown.exitCode).isEqualTo(2);
                assertThat(unknown.err)
                        .contains(
                                "found 'dor', needs a camera that there is: door; nearest is 'door'")
                        .contains("was refused; what holds goes on");
                assertThat(control.replaced()).isFalse();
            }
        }
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
