package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.config.DemoSettings;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.AppearanceConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @TempDir Path folder;
    private final List<Object> asked = new ArrayList<>();
    private Path video;

    @BeforeEach
    void aVideo() throws IOException {
        video = Files.createFile(folder.resolve("door.mp4"));
    }

    @Test
    void runTakesSourcesAndOptions() {
        Terminal terminal =
                run(
                        "run",
                        video.toString(),
                        "rtsp://u:hunter2@cam/1",
                        "--detector=builtin:motion",
                        "--out=" + folder.resolve("o"),
                        "--parallelism=3",
                        "--rate=5",
                        "--max-width=640",
                        "--retries=2",
                        "--threads=4",
                        "--no-video",
                        "--json");

        assertThat(terminal.exitCode).isZero();
        RunSettings settings = (RunSettings) asked.get(0);
        DeploymentConfig config = settings.config();
        assertThat(settings.json()).isTrue();
        assertThat(config.cameras())
                .extracting(
                        CameraConfig::id,
                        CameraConfig::framesPerSecond,
                        CameraConfig::maxWidth,
                        CameraConfig::retries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("door", 5.0, 640, 2),
                        org.assertj.core.groups.Tuple.tuple("cam-1", 5.0, 640, 2));
        assertThat(config.detector().model()).isEqualTo("builtin:motion");
        assertThat(config.detector().execution().threads()).isEqualTo(4);
        assertThat(config.flink().parallelism()).isEqualTo(3);
        assertThat(config.flink().checkpointInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.kafka().embedded()).isTrue();
        assertThat(config.out()).isEqualTo(folder.resolve("o")).isDirectory();
        assertThat(config.video()).isFalse();
    }

    @Test
    void runTakesSettingsFromAFileAndSourcesFromTheCommandLine() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        "detector: {model: 'builtin:motion'}\nflink: {parallelism: 7}\nout: results\n");

        Terminal terminal = run("run", video.toString(), "--config", file.toString());

        assertThat(terminal.exitCode).isZero();
        DeploymentConfig config = ((RunSettings) asked.get(0)).config();
        assertThat(config.flink().parallelism()).isEqualTo(7);
        assertThat(config.out()).isEqualTo(folder.resolve("results"));
        assertThat(config.cameras()).extracting(CameraConfig::id).containsExactly("door");
        assertThat(run("run", "--config", file.toString()).err)
                .contains("cameras: found none, needs a list of cameras");
    }

    @Test
    void runAndJobFindTheAppearanceModel() throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Path model = ConstantModel.write(models.resolve("my_reid.onnx"), 1, 8);
        Path file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        "cameras: [{id: a, source: door.mp4}]\ndetector: {model: 'builtin:auto'}\nappearance: {model: my-reid, every: 2}\n");
        Map<String, String> environment = Map.of("VIGIL_MODELS", models.toString());
        AppearanceConfig found =
                new AppearanceConfig(model.toString(), List.of("person"), 8, 16, 0, 2);

        Path osnet = ConstantModel.write(models.resolve("osnet_x0_25_msmt17.onnx"), 1, 8);

        assertThat(run(environment, "job", file.toString()).exitCode).isZero();
        assertThat(((DeploymentConfig) asked.get(0)).secondary().appearance()).isEqualTo(found);
        assertThat(run(environment, "run", "--config", file.toString()).exitCode).isZero();
        assertThat(((RunSettings) asked.get(1)).config().secondary().appearance()).isEqualTo(found);
        assertThat(run("run", "--config", file.toString(), "--appearance=none").err)
                .contains("appearance, model: found 'my-reid', needs an ONNX file");
        assertThat(
                        run(environment, "run", "--config", file.toString(), "--appearance=none")
                                .exitCode)
                .isZero();
        assertThat(((RunSettings) asked.get(2)).config().secondary().appearance().isOn()).isFalse();
        run(environment, "run", "--config", file.toString(), "--appearance=osnet-x0.25-msmt17");
        assertThat(((RunSettings) asked.get(3)).config().secondary().appearance().model())
                .isEqualTo(osnet.toString());
        assertThat(run("validate", "--config", file.toString()).exitCode).isEqualTo(2);
        assertThat(run(environment, "validate", "--config", file.toString()).err)
                .contains(
                        "detector builtin:auto, appearance my-reid, classifiers none, keypoints none, tracker");
    }

    @Test
    void ingestAndJobTakeTheSameFile() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        "cameras: [{id: a, source: door.mp4}]\ndetector: {model: 'builtin:motion'}\n");

        assertThat(run("ingest", "--config", file.toString()).exitCode).isZero();
        assertThat(run("job", "--config", file.toString()).exitCode).isZero();
        assertThat(run("control", "--config", file.toString()).exitCode).isZero();

        assertThat(asked).hasSize(3).allMatch(DeploymentConfig.class::isInstance);
    }

    @Test
    void demoHasDefaults() {
        Terminal terminal = run("demo", "--out", folder.toString(), "--detector", "builtin:motion");

        assertThat(terminal.exitCode).isZero();
        assertThat(asked)
                .containsExactly(
                        new DemoSettings(
                                folder,
                                90,
                                "builtin:motion",
                                DeploymentConfig.inProcess().page(),
                                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rnu a.mp4           | 2 | unknown verb 'rnu'; did you mean 'run'? (see vigil help)",
                "xyzzy               | 2 | unknown verb 'xyzzy'; known are ack,",
                "NOTHING             | 2 | a verb is needed: run, demo",
                "run                 | 2 | A source is needed",
                "run --detektor m a  | 2 | unknown option '--detektor'; did you mean '--detector'? (see vigil help run)",
                "run --rate x a      | 2 | '--rate': 'x' is not a double",
                "run --rate -5 FILE  | 2 | --rate is -5, but needs to be from 0 to 1000",
                "run --port 70000 FILE | 2 | --port is 70000, but needs to be from 0 to 65535",
                "run none.mp4        | 3 | Camera none: no such file or folder",
                "run FOLDER/dor.mp4  | 3 | did you mean door.mp4?",
                "run FILE --detector yolo-nano | 2 | Detector 'yolo-nano' needs to be builtin:auto",
                "run FILE --detector yolo-nano | 2 | did you mean 'yolox-nano'?",
                "run FILE --detector yolox-nano | 2 | Model yolox-nano is in none of",
                "run FILE --detector builtin:motion --out FILE | 2 | door.mp4 cannot be written (it is a file)",
                "run FILE --detector builtin:motion --out FILE/x | 2 | name another with --out",
                "demo --seconds 1    | 2 | --seconds is 1, but needs to be from 5 to 3600",
                "job                 | 2 | (specify one of these): (--config=FILE | FILE)",
                "models lst          | 2 | unknown verb 'lst'; did you mean 'list'? (see vigil help models)",
                "help runn           | 2 | unknown verb 'runn'; did you mean 'run'?",
                "validate --config none.yaml | 2 | none.yaml:1:1: file: found no such file",
                "validate none.yaml  | 2 | none.yaml:1:1: file: found no such file",
            })
    void mistakesAreSaidInOneLine(String line, int exitCode, String message) {
        String given = line.replace("FILE", video.toString()).replace("FOLDER", folder.toString());

        Terminal terminal = run(given.equals("NOTHING") ? new String[0] : given.split(" "));

        assertThat(terminal.err).contains(message).doesNotContain("\tat ");
        assertThat(terminal.exitCode).isEqualTo(exitCode);
        assertThat(terminal.out).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aBusyPortIsSaidBeforeAnythingStarts() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal terminal = run("run", video.toString(), "--port=" + busy.getLocalPort());

            assertThat(terminal.exitCode).isEqualTo(2);
            assertThat(terminal.err)
                    .contains("Port " + busy.getLocalPort() + " for the live page is busy");
        }
    }

    @Test
    void failuresOfTheEngineBecomeExitCodes() {
        SourceException source =
                new SourceException("Camera a: rtsp://u:hunter2@h/ refused", true, null);
        assertFailure(source, 3, "vigil: Camera a: rtsp://***@h/ refused");
        assertFailure(new IllegalStateException("job failed", source), 3, "refused");
        assertFailure(
                new IllegalStateException(new SerializedThrowable(new BindException("taken"))),
                2,
                "A port is busy (taken)");
        assertFailure(
                new IllegalStateException("first\nsecond http://u:hunter2@h"),
                1,
                "vigil: IllegalStateException: first (our fault; --debug shows where");
    }

    @Test
    void theTraceIsThereForThoseWhoAsk() {
        Engine engine = engineThat(new IllegalStateException("rtsp://u:hunter2@h"));
        Terminal terminal =
                Terminal.of(
                        engine,
                        Map.of(),
                        "run",
                        "--debug",
                        video.toString(),
                        "--detector=builtin:motion",
                        "--out=" + folder);

        assertThat(terminal.exitCode).isEqualTo(1);
        assertThat(terminal.err).contains("\tat io.vigil").doesNotContain("hunter2");
    }

    @Test
    void modelsListSaysWhatIsHere() throws IOException {
        Files.write(folder.resolve("yolox_nano.onnx"), new byte[3_659_407]);
        Files.write(folder.resolve("yolox_tiny.onnx"), new byte[5]);

        Terminal table =
                Terminal.of(engine(), Map.of("VIGIL_MODELS", folder.toString()), "models", "list");
        Terminal json =
                Terminal.of(
                        engine(),
                        Map.of("VIGIL_MODELS", folder.toString()),
                        "models",
                        "list",
                        "--json");

        assertThat(table.out)
                .containsPattern("yolox-nano +detector +3.7 +Apache-2.0 +" + folder)
                .containsPattern("yolox-tiny +detector +20.2 +Apache-2.0 +no");
        assertThat(json.out).startsWith("[{\"name\":\"yolox-nano\"").contains("\"path\":null");
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("help").out).contains("Exit codes: 0 done");
        assertThat(run("help", "models", "list").out).contains("Usage: vigil models list");
        assertThat(run("run", "--help").out).contains("Usage: vigil run");
        assertThat(run("version").out).startsWith("vigil 0.");
        assertThat(run("--version").out).startsWith("vigil 0.");
    }

    @Test
    void validateSaysItAsJsonToo() throws IOException {
        Path bad = Files.writeString(folder.resolve("c.yaml"), "camera: []\n");

        Terminal terminal = run("validate", "--json", "--config", bad.toString());

        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err).contains("nearest is 'cameras'").contains("c.yaml: 2 problems");
        assertThat(terminal.out).startsWith("{\"valid\":false,\"problems\":[{\"file\":");
    }

    private void assertFailure(Exception failure, int exitCode, String message) {
        Terminal terminal =
                Terminal.of(
                        engineThat(failure),
                        Map.of(),
                        "run",
                        video.toString(),
                        "--detector=builtin:motion",
                        "--out=" + folder);
        assertThat(terminal.err).contains(message).doesNotContain("hunter2").hasLineCount(1);
        assertThat(terminal.exitCode).isEqualTo(exitCode);
    }

    private static Engine engineThat(Exception failure) {
        Engine none = Engine.none();
        return new Engine(
                (settings, console) -> {
                    throw failure;
                },
                none.demo(),
                none.ingest(),
                none.job(),
                none.control(),
                none.liveness());
    }

    private Engine engine() {
        return new Engine(this::note, this::note, this::note, this::note, this::note, this::note);
    }

    private int note(Object settings, Object console) {
        asked.add(settings);
        return 0;
    }

    private Terminal run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private Terminal run(Map<String, String> environment, String... arguments) {
        return Terminal.of(engine(), environment, arguments);
    }
}
