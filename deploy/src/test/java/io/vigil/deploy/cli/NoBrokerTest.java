package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that is away is said, with its address, and soon. */
@Timeout(60)
class NoBrokerTest {
    @TempDir Path folder;
    private String broker;

    @BeforeEach
    void files() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            broker = "127.0.0.1:" + socket.getLocalPort();
        }
        Files.writeString(
                folder.resolve("live.yaml"),
                "cameras: [{id: door, source: 'scene:door,1,5'}]\ndetector: {model: 'builtin:auto'}\nkafka: {bootstrap: '%s'}\n"
                        .formatted(broker));
        Files.writeString(folder.resolve("rules.yaml"), "camera: door\nscene: {}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules DIR/rules.yaml --config DIR/live.yaml --wait 2",
                "ack door/a/1/2 --by Ann --config DIR/live.yaml --wait 2",
                "inhibit door --until 2026-05-01T18:00:00Z --by Ann --config DIR/live.yaml --wait 2",
                "confirm-view door --by Ann --config DIR/live.yaml --wait 2",
                "alerts --config DIR/live.yaml --wait 2",
                "ack door/a/1/2 --by Ann --config DIR/live.yaml --broker ADDRESS --wait 2",
                "control DIR/live.yaml",
                "job DIR/live.yaml",
            })
    void isAnInputThatIsNotThere(String arguments) {
        assertAway(
                arguments.replace("DIR", folder.toString()).replace("ADDRESS", broker).split(" "));
    }

    @Test
    void aQuestionToItIsNotAskedForAMinute() {
        assertAway("sql", "--bootstrap", broker, "SELECT 1");
    }

    @Test
    void ingestWaitsForItAndSaysSo() throws Exception {
        assertWaits("ingest");
    }

    @Test
    void theWatchWaitsForItAndSaysSo() throws Exception {
        assertWaits("liveness");
    }

    private void assertWaits(String verb) throws Exception {
        String config = folder.resolve("live.yaml").toString();
        try (VigilProcess process = VigilProcess.start(folder, verb, config)) {
            process.await(
                    "says what it waits for",
                    () ->
                            process.said()
                                    .contains(
                                            "No broker answers at %s; start it".formatted(broker)));
            process.interrupt();
            assertThat(process.awaitEnd()).isZero();
        }
    }

    private void assertAway(String... arguments) {
        Terminal terminal = Terminal.of(Engine.whole(), Map.of(), arguments);

        assertThat(terminal.err)
                .contains(
                        "vigil: No broker answers at %s; start it, or name another with --broker / kafka.bootstrap"
                                .formatted(broker))
                .doesNotContain("our fault");
        assertThat(terminal.exitCode).isEqualTo(3);
    }
}
