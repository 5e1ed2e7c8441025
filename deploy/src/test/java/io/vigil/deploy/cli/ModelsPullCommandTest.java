package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.models.FileServer;
import io.vigil.deploy.models.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsPullCommandTest {
    private static final String ENTRY =
            """
            - {name: %s, kind: detector, file: %s.onnx, url: '%s', bytes: %d, sha256: %s, head: yolox, licence: %s}
            """;

    @TempDir Path folder;
    private FileServer server;
    private byte[] bytes;
    private String sha256;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aCatalogue() throws IOException {
        Path model = ConstantModel.write(folder.resolve("m.onnx"), 1, 84, 85);
        bytes = Files.readAllBytes(model);
        sha256 = Sha256.of(model);
        server = FileServer.of(bytes);
        Files.writeString(
                folder.resolve("c.yaml"),
                entry("yolox-nano", "Apache-2.0")
                        + entry("mine", "MIT")
                        + entry("wild", "AGPL-3.0-only")
                        + ENTRY.formatted("lost", "lost", server.url(), 9, sha256, "MIT")
                        + ENTRY.formatted("odd", "odd", server.url(), 9, "''", "MIT"));
        environment.put("VIGIL_CATALOGUE", folder.resolve("c.yaml").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("VIGIL_OFFLINE", "0");
    }

    @AfterEach
    void noServer() throws IOException {
        server.close();
    }

    @Test
    void theLicenceIsSaidAndTheFileComesIntoTheCache() throws IOException {
        Terminal pulled = vigil("models", "pull", "mine");

        assertThat(pulled.err)
                .startsWith(
                        "mine: %.1f MB from %s, licence MIT"
                                .formatted(bytes.length / 1e6, server.url()))
                .contains(
                        "mine: %s is there now, SHA-256 as it should be".formatted(cached("mine")));
        assertThat(pulled.exitCode).isZero();
        assertThat(pulled.out).isEmpty();
        assertThat(Files.readAllBytes(cached("mine"))).isEqualTo(bytes);

        Terminal again = vigil("models", "pull", "mine");
        assertThat(again.err).contains("mine.onnx was there, SHA-256 as it should be");
        assertThat(again.exitCode).isZero();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void severalIntoAFolderAsJson() throws IOException {
        Path to = folder.resolve("to");
        Terminal pulled =
                vigil("models", "pull", "mine", "lost", "default", "--to=" + to, "--json");

        assertThat(pulled.exitCode).isEqualTo(3);
        assertThat(pulled.err)
                .contains("vigil: lost: http://127.0.0.1:")
                .contains("announces %d bytes, but the model has 9".formatted(bytes.length))
                .contains("note: models are looked for in [");
        assertThat(pulled.out)
                .startsWith(
                        "[{\"name\":\"mine\",\"licence\":\"MIT\",\"path\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"fetched\":true},{\"name\":\"lost\",\"licence\":\"MIT\",\"error\":\"lost: "
                                .formatted(to.resolve("mine.onnx"), bytes.length, sha256))
                .contains("{\"name\":\"yolox-nano\",");
        assertThat(to.resolve("yolox-nano.onnx")).exists();
        assertThat(to.resolve("lost.onnx")).doesNotExist();
    }

    @Test
    void aLicenceThatIsNotOpenHasToBeAccepted() {
        Terminal refused = vigil("models", "pull", "mine", "wild");

        assertThat(refused.exitCode).isEqualTo(2);
        assertThat(refused.err)
                .contains("licence AGPL-3.0-only")
                .contains(
                        "vigil: Model wild is not open to every use (AGPL-3.0-only: this is none of");
        assertThat(server.asked()).isEmpty();

        Terminal accepted = vigil("models", "pull", "wild", "--accept-licence");
        assertThat(accepted.exitCode).isZero();
        assertThat(cached("wild")).exists();
    }

    @Test
    void whatCannotBePulled() {
        assertRefused("Model 'mien' needs to be one of yolox-nano, ", "models", "pull", "mien");
        assertRefused("; did you mean 'mine'?", "models", "pull", "mien");
        assertRefused("Model odd cannot be pulled: its SHA-256 is not", "models", "pull", "odd");
        assertRefused("Model clip-b32-vision-q8 cannot be", "models", "pull", "clip-b32-vision-q8");
        assertRefused("Missing required parameter: 'NAME'", "models", "pull");
        environment.put("VIGIL_OFFLINE", "1");
        assertRefused("not pulled because VIGIL_OFFLINE is set", "models", "pull", "mine");
        environment.put("VIGIL_OFFLINE", "no");
        environment.put("http_proxy", "socks5://h:1");
        assertRefused("http_proxy needs to be http://HOST:PORT", "models", "pull", "mine");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void anAlteredFileIsSaidWhereverItIsLookedAt() throws IOException {
        byte[] altered = bytes.clone();
        altered[100]++;
        Files.createDirectories(cached("mine").getParent());
        Files.write(cached("mine"), altered);
        Files.write(cached("yolox-nano"), altered);

        assertThat(vigil("models", "list", "--verify").out)
                .containsPattern("mine .*/mine.onnx \\(altered: its SHA-256 is ")
                .containsPattern("wild .* no\n");
        assertThat(vigil("models", "list", "--verify", "--json").out)
                .contains("\"verified\":false");
        assertRefused("is there but is not mine: its SHA-256 is", "models", "pull", "mine");
        assertRefused("Model mine is altered: ", "run", video(), "--detector=mine");
        Terminal run = run("default");
        assertThat(run.err)
                .contains("Without a model (%s is altered: ".formatted(cached("yolox-nano")))
                .contains("mends it) builtin:auto detects.");
        assertThat(server.asked()).isEmpty();

        assertThat(vigil("models", "pull", "mine", "--replace").exitCode).isZero();
        assertThat(vigil("models", "list", "--verify").out).contains("mine.onnx (verified)");
    }

    @Test
    void anAlteredFileThatComesFirstIsPointedOut() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.write(own.resolve("mine.onnx"), new byte[bytes.length]);
        environment.put("VIGIL_MODELS", own.toString());

        Terminal pulled = vigil("models", "pull", "mine");

        assertThat(pulled.exitCode).isZero();
        assertThat(pulled.err)
                .contains(
                        "note: %s comes before it, and is altered"
                                .formatted(own.resolve("mine.onnx")));
    }

    @Test
    void theDefaultDetectorIsPulledOnFirstUse() {
        Terminal first = run("default");

        assertThat(first.err)
                .contains("No detector is named and none is in [")
                .contains("yolox-nano: 0.0 MB from " + server.url() + ", licence Apache-2.0");
        assertThat(cached("yolox-nano")).exists();
        assertThat(server.asked()).hasSize(1);

        assertThat(run("default").err).doesNotContain("No detector is named");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void whereItCannotBeHadTheBuiltInServesAndSaysSo() throws IOException {
        server.close();
        Terminal without = run("default");
        assertThat(without.err)
                .contains("Without a model (yolox-nano: 127.0.0.1 cannot be reached")
                .contains("VIGIL_OFFLINE=1 not at all) builtin:auto detects.");
        assertThat(without.exitCode).isZero();

        environment.put("VIGIL_OFFLINE", "1");
        assertThat(run("default").err).contains("is not pulled because VIGIL_OFFLINE is set)");
        assertThat(run("default").exitCode).isZero();
    }

    @Test
    void aModelThatIsNamedIsNotPulledUnasked() {
        Terminal named = run("mine");
        assertThat(named.exitCode).isEqualTo(2);
        assertThat(named.err)
                .contains("Model mine is in none of [")
                .contains(
                        "; 'vigil models pull mine' fetches it (0.0 MB, MIT), or use builtin:auto");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aCatalogueThatCannotBeUsed() throws IOException {
        Path c = folder.resolve("c.yaml");
        Files.writeString(c, "- {name: a}\n");
        assertRefused("c.yaml:1:11: catalogue (VIGIL_CATALOGUE): found ", "models", "list");
        Files.writeString(c, entry("../a", "MIT"));
        assertRefused("Model ../a: name is ../a, but needs to be", "models", "list");
        Files.writeString(c, entry("a", "MIT").replace("http", "ftp"));
        assertRefused("Model a: url is ftp://127.0.0.1", "models", "list");
        Files.writeString(c, "-\n");
        assertRefused("found an entry without anything in it, needs a list", "models", "list");
        Files.delete(c);
        assertRefused("found no file that can be read, needs a list of models", "models", "list");
    }

    private void assertRefused(String message, String... arguments) {
        Terminal terminal = vigil(arguments);
        assertThat(terminal.err).contains(message).doesNotContain("\tat ");
        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.out).isEmpty();
    }

    private String entry(String name, String licence) {
        return ENTRY.formatted(name, name, server.url(), bytes.length, sha256, licence);
    }

    private Path cached(String name) {
        return folder.resolve("cache/vigil/models/" + name + ".onnx");
    }

    private String video() throws IOException {
        return Files.write(folder.resolve("v.mp4"), new byte[0]).toString();
    }

    private Terminal run(String detector) {
        try {
            return vigil("run", video(), "--detector=" + detector, "--out=" + folder.resolve("o"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Terminal vigil(String... arguments) {
        Engine done =
                new Engine(
                        (s, c) -> 0,
                        (s, c) -> 0,
                        (s, c) -> 0,
                        (s, c) -> 0,
                        (s, c) -> 0,
                        (s, c) -> 0);
        return Terminal.of(done, environment, arguments);
    }
}
