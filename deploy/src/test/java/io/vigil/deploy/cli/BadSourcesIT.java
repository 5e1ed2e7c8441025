package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.Footage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One run with every source that can be bad, beside two good ones. */
@Timeout(180)
class BadSourcesIT {
    private static final String PASSWORD = "hunter22";
    private static final int WHOLE = 60;

    @TempDir static Path folder;
    private static RefusingCamera refusing;
    private static Terminal terminal;
    private static JsonNode summary;

    @BeforeAll
    static void run() throws Exception {
        Footage.write(folder.resolve("good.mp4"), WHOLE, 160, 120);
        Path whole = Footage.write(folder.resolve("whole.mp4"), 200, 160, 120);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(folder.resolve("sizes.ts"), twoSizes());
        Files.write(folder.resolve("empty.mp4"), new byte[0]);
        Files.writeString(folder.resolve("text.mp4"), "This is not a video.\n".repeat(500));
        refusing = RefusingCamera.start();
        String config =
                """
                cameras:
                  - {id: good, source: good.mp4}
                  - {id: cut, source: cut.mp4}
                  - {id: sizes, source: sizes.ts}
                  - {id: empty, source: empty.mp4}
                  - {id: text, source: text.mp4}
                  - {id: nobody, source: 'rtsp://127.0.0.1:%d/s', retries: 1}
                  - {id: refusing, source: 'rtsp://admin:%s@127.0.0.1:%d/s'}
                detector: {model: 'builtin:motion'}
                page: {enabled: false}
                out: out
                """
                        .formatted(freePort(), PASSWORD, refusing.port());
        Path file = Files.writeString(folder.resolve("bad.yaml"), config);

        terminal =
                Terminal.of(Engine.whole(), Map.of(), "run", "--config", file.toString(), "--json");

        summary = JsonMapper.builder().build().readTree(terminal.out);
    }

    @AfterAll
    static void stop() throws IOException {
        refusing.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "empty    | empty.mp4 is empty (0 bytes); copy or record it again",
                "text     | text.mp4 is not a video that can be read (",
                "nobody   | rtsp://127.0.0.1:PORT/s cannot be opened (connection refused); check that it is switched on",
                "refusing | rtsp://***@127.0.0.1:PORT/s refuses the user or password given (",
            })
    void isSaidAndStopsNoOther(String camera, String message) {
        assertThat(terminal.err.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT"))
                .containsOnlyOnce("vigil: Camera " + camera + ": ")
                .contains(message);
        assertThat(ledger(camera).at("/captured").asInt(-1)).isZero();
    }

    @Test
    void theProcessSaysThatAnInputCouldNotBeRead() {
        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err).doesNotContain("our fault", "DOES NOT BALANCE");
    }

    @Test
    void aGoodSourceBesideThemIsWhole() {
        assertAllProcessed("good", WHOLE);
        assertThat(terminal.err).doesNotContain("Camera good");
    }

    @Test
    void ofATruncatedVideoAllThatCouldBeDecodedIsProcessed() throws Exception {
        int decoded = ledger("cut").at("/captured").asInt();

        assertThat(decoded).isBetween(50, 150);
        assertAllProcessed("cut", decoded);
        assertThat(terminal.err)
                .contains(" is cut off")
                .contains(": %d of 200 frames could be read, up to ".formatted(decoded))
                .contains(" of 8.0 s; all of those were used");
        assertThat(Footage.playable(folder.resolve("out/cut/annotated.mp4"))).isEqualTo(decoded);
        assertThat(folder.resolve("out/cut/mot.txt")).isRegularFile();
    }

    @Test
    void aVideoWhoseSizeChangesMidwayIsWhole() throws Exception {
        // This codec holds one picture back, and drops it where the size changes.
        assertAllProcessed("sizes", 59);
        assertThat(summary.at("/cameras/sizes/width").asInt()).isEqualTo(320);
        assertThat(Footage.playable(folder.resolve("out/sizes/annotated.mp4"))).isEqualTo(59);
        assertThat(terminal.err).doesNotContain("Camera sizes");
    }

    @Test
    void thePasswordIsNowhere() throws IOException {
        assertThat(terminal.err).doesNotContain(PASSWORD);
        assertThat(terminal.out).doesNotContain(PASSWORD);
        List<Path> written;
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            written = all.filter(Files::isRegularFile).toList();
        }
        assertThat(written).isNotEmpty();
        for (Path file : written) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(PASSWORD);
        }
    }

    private static JsonNode ledger(String camera) {
        return summary.at("/cameras/%s/ledger".formatted(camera));
    }

    private static void assertAllProcessed(String camera, int frames) {
        JsonNode ledger = ledger(camera);
        assertThat(ledger.at("/published").asInt()).as(camera + " published").isEqualTo(frames);
        assertThat(ledger.at("/processed").asInt()).as(camera + " processed").isEqualTo(frames);
    }

    /** Transport streams may simply be joined. */
    private static byte[] twoSizes() throws Exception {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int width : new int[] {160, 320}) {
            Path part = folder.resolve(width + ".ts");
            try (FFmpegFrameRecorder recorder =
                    Footage.recorder(
                            part.toString(),
                            "mpegts",
                            avcodec.AV_CODEC_ID_MPEG2VIDEO,
                            width,
                            width * 3 / 4)) {
                recorder.start();
                Footage.record(recorder, 0, 30);
            }
            joined.write(Files.readAllBytes(part));
        }
        return joined.toByteArray();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
