package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.Footage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer gets wrong, and what is said to it; nothing is started for any of it. */
class MessagesTest {
    @TempDir Path folder;

    @BeforeEach
    void files() throws Exception {
        write("empty.mp4", "");
        write("text.mp4", "This is not a video.\n".repeat(500));
        Files.createDirectory(folder.resolve("images"));
        write("live.yaml", "cameras: [{id: door, source: 'scene:door,1,5'}]\n");
        write(
                "hours.yaml",
                "cameras: [{id: door, source: 'scene:door,1,5', scene: {counting: {opening-hours: [{from: \"09:00\", to: \"25:00\"}]}}}]\n");
        write(
                "zone.yaml",
                "cameras: [{id: door, source: 'scene:door,1,5', scene: {zones: [{id: z, polygon: [[0.2, 0.6], [0.8, 0.9], [0.8, 0.6], [0.2, 0.9]]}]}}]\n");
        write("r3.json", "{\"camera\": \"door\" \"scene\": {}}");
        write("model.yaml", "cameras: []\ndetector: {model: nix.onnx}\n");
        Files.createDirectory(folder.resolve("audit"));
        write("audit/key.json", "{\"camera\": ");
        write("audit/counts.csv", "clip,in,out\n");
        Files.createDirectory(folder.resolve("other"));
        write("other/key.json", "[]");
        write("other/counts.csv", "clip,in,out\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "audit score DIR/nix | 3 | There is no folder DIR/nix; name one that 'vigil audit sample' wrote",
                "audit score DIR/images | 3 | has no key.json; name a folder that 'vigil audit sample' wrote",
                "audit score DIR/audit | 3 | key.json is no JSON from line 1 on; it has to be as 'vigil audit sample' wrote it",
                "audit score DIR/other | 3 | key.json has not the camera, the line and the clips of an audit",
                "ack '' --by Ann --config DIR/live.yaml | 2 | ALERTID is empty, but needs to be an alert's id, CAMERA/...",
                "ack gate/a/1/2 --by Ann --config DIR/live.yaml | 2 | alertId: found 'gate', needs a camera that there is: door",
                "ack door/a/1/2 --by Ann --wait 0 --config DIR/live.yaml | 2 | --wait is 0, but needs to be from 1 to 3600",
                "inhibit door --until tomorrow --by Ann --config DIR/live.yaml | 2 | until: found 'tomorrow', needs a time since 1970 with its zone",
                "inhibit gate --until 2026-05-01T18:00:00Z --by Ann --config DIR/live.yaml | 2 | camera: found 'gate', needs a camera that there is: door",
                "confirm-view gate --by Ann --config DIR/live.yaml | 2 | camera: found 'gate', needs a camera that there is: door",
                "validate DIR/hours.yaml | 2 | found '25:00', needs a time of the day from \"00:00\" to \"24:00\"",
                "validate DIR/zone.yaml | 2 | the one from [0.2, 0.6] to [0.8, 0.9] meets the one from [0.8, 0.6] to [0.2, 0.9]",
                "validate DIR/images | 2 | file: found a folder, needs a configuration file",
                "validate DIR/r3.json | 2 | needs valid JSON",
                "run DIR/empty.mp4 --detector builtin:motion --out DIR/o | 3 | empty.mp4 is empty (0 bytes)",
                "run DIR/text.mp4 --detector builtin:motion --out DIR/o | 3 | text.mp4 is not a video that can be read",
                "run DIR/images --detector builtin:motion --out DIR/o | 3 | DIR/images",
                "run scene:nope --detector builtin:motion --out DIR/o | 3 | source 'scene:nope' needs to be scene:NAME",
                "run DIR/empty.mp4 DIR/text.mp4 --detector builtin:motion --out DIR/o | 3 | text.mp4 is not a video",
            })
    void areSaidInASentence(String arguments, int code, String message) {
        String[] words = arguments.replace("DIR", folder.toString()).split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("''") ? "" : words[i];
        }

        Terminal terminal = Terminal.of(Engine.whole(), Map.of(), words);

        assertThat(terminal.err)
                .contains(message.replace("DIR", folder.toString()))
                .doesNotContain("our fault", "Exception", "Point[", "Starting a Kafka");
        assertThat(terminal.exitCode).isEqualTo(code);
    }

    @Test
    void aDetectorThatIsElsewhereIsNoted() throws Exception {
        Footage.write(folder.resolve("door.mp4"), 5, 160, 120);
        write(
                "model.yaml",
                "cameras: [{id: door, source: door.mp4}]\ndetector: {model: nix.onnx}\n");

        Terminal terminal =
                Terminal.of(
                        Engine.none(),
                        Map.of(),
                        "validate",
                        folder.resolve("model.yaml").toString());

        assertThat(terminal.exitCode).isZero();
        assertThat(terminal.err)
                .contains(
                        "note: detector: %s is not on this machine"
                                .formatted(folder.resolve("nix.onnx")));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
