package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong and can be known at once is said before anything is started. */
class BadInputTest {
    @TempDir Path folder;
    private boolean started;

    @BeforeEach
    void files() throws IOException {
        write("door.mp4", "");
        write("text.onnx", "not a model");
        // It runs, and answers in a shape that no known head has.
        ConstantModel.write(folder.resolve("odd.onnx"), 1, 10, 9);
        ConstantModel.write(folder.resolve("looks.onnx"), 1, 8);
        write("yaml.yaml", "cameras:\n  - id: a\n   source: door.mp4\n");
        write("key.yaml", "cameras: [{id: gate, source: door.mp4, reteries: 3}]\n");
        write(
                "withheld.yaml",
                "cameras: [{id: bed, source: door.mp4, images: false, anomaly: {bundle: night}}]\n");
        write("twice.yaml", "cameras: [{id: a, source: door.mp4}, {id: A, source: door.mp4}]\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no file          | DIR/doors.mp4 | 3 | Camera doors: no such file or folder: DIR/doors.mp4; did you mean door.mp4?",
                "text for a model | DIR/door.mp4 --detector DIR/text.onnx | 2 | Model DIR/text.onnx needs to be an ONNX file, but its bytes are something else",
                "unknown head     | DIR/door.mp4 --detector DIR/odd.onnx | 2 | has a head that is not known: input 64x64, outputs [output[1, 10, 9] float32]; known are yolox, yolov8, ",
                "no appearance model | DIR/door.mp4 --appearance osnet | 2 | Appearance model 'osnet' needs to be an ONNX file, the name of one in",
                "the nearest one  | DIR/door.mp4 --appearance osnet-x0.25 | 2 | but there is none; did you mean 'osnet-x0.25-msmt17'?",
                "one to be fetched | DIR/door.mp4 --appearance osnet-x0.25-msmt17 | 2 | but there is none; 'vigil models pull osnet-x0.25-msmt17' fetches it (0.9 MB, MIT code, MSMT17 data)",
                "a detector for looks | DIR/door.mp4 --detector builtin:auto --appearance DIR/odd.onnx | 2 | Appearance model DIR/odd.onnx needs an output of shape [crops, numbers] with 2 to 4096 numbers a crop, but output has [1, 10, 9]",
                "looks of no people | DIR/door.mp4 --appearance DIR/looks.onnx | 2 | Appearance label 'person' is not among the detector's classes; they are ",
                "a file for a folder | DIR/door.mp4 --out DIR/text.onnx | 2 | Output folder DIR/text.onnx cannot be written (it is a file); name another with --out",
                "a folder in a file | DIR/door.mp4 --out DIR/text.onnx/o | 2 | Output folder DIR/text.onnx/o cannot be written (",
                "a folder nowhere | DIR/door.mp4 --out /proc/nowhere | 2 | Output folder /proc/nowhere cannot be written (",
                "bad YAML         | --config DIR/yaml.yaml | 2 | yaml.yaml:3:4: YAML: found expected <block end>",
                "unknown key      | --config DIR/key.yaml | 2 | key.yaml:1:40: camera gate: found unknown key 'reteries', needs one of id, source, frames-per-second",
                "the nearest key  | --config DIR/key.yaml | 2 | nearest is 'retries'",
                "images that stay in | --config DIR/withheld.yaml | 2 | Camera bed lets no image out (images: false), but a bundle, and a rule of kind anomaly, are about how things look; it needs neither, or images: true",
                "an id twice      | --config DIR/twice.yaml | 2 | camera A: found an id that is already used on line 1, needs an id of its own",
            })
    void isSaidBeforeAnythingStarts(String name, String arguments, int code, String message) {
        assertSaid(code, message.replace("DIR", folder.toString()), arguments.split(" "));
    }

    @Test
    void anUnreadableFile() {
        Path door = folder.resolve("door.mp4");
        assumeFalse(
                !door.toFile().setReadable(false) || Files.isReadable(door),
                "this user may read everything");

        assertSaid(
                3, "Camera door: %s cannot be read by this user".formatted(door), "DIR/door.mp4");
    }

    @Test
    void aBusyPort() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();
            assertSaid(
                    2,
                    "Port %d for the live page is busy".formatted(port),
                    "DIR/door.mp4",
                    "--port=" + port);
        }
    }

    @Test
    void whatACameraWithoutImagesCannotLearn() {
        String file = folder.resolve("withheld.yaml").toString();
        for (String[] line :
                List.of(
                        new String[] {"anomaly", "learn", "--config", file},
                        new String[] {"anomaly", "learn", "--camera", "bed", "--config", file},
                        new String[] {
                            "anomaly",
                            "deploy",
                            "--camera",
                            "bed",
                            "--bundle",
                            "b",
                            "--config",
                            file
                        })) {
            Terminal terminal = Terminal.of(Engine.none(), Map.of(), line);
            assertThat(terminal.err)
                    .isEqualTo(
                            "vigil: Camera bed lets no image out (images: false), but a bundle is about how things look; it needs none, or images: true\n");
            assertThat(terminal.exitCode).isEqualTo(2);
        }
    }

    private void assertSaid(int code, String message, String... arguments) {
        Engine none = Engine.none();
        Engine engine =
                new Engine(
                        (settings, console) -> {
                            started = true;
                            return 0;
                        },
                        none.demo(),
                        none.ingest(),
                        none.job(),
                        none.control(),
                        none.liveness());
        List<String> line = new java.util.ArrayList<>(List.of("run"));
        if (!List.of(arguments).contains("--detector")) {
            line.add("--detector=builtin:motion");
        }
        List.of(arguments).forEach(word -> line.add(word.replace("DIR", folder.toString())));

        Terminal terminal = Terminal.of(engine, Map.of(), line.toArray(String[]::new));

        assertThat(terminal.err).startsWith("vigil: ").contains(message).hasLineCount(1);
        assertThat(terminal.exitCode).isEqualTo(code);
        assertThat(terminal.out).isEmpty();
        assertThat(started).isFalse();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
