package io.vigil.deploy.models;

import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Pulls of one small model by somebody with little patience, and what was said meanwhile. */
final class Pulling {
    static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
    static final Patience LITTLE =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(200),
                    1000,
                    4,
                    Duration.ofMillis(1),
                    Duration.ofSeconds(2));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private final Map<String, String> environment;

    Pulling(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static PublishedModel model(String url, byte[] file) {
        return new PublishedModel(
                "small",
                "detector",
                "small.onnx",
                url,
                file.length,
                sha256(file),
                "yolox",
                "MIT",
                "",
                null);
    }

    static String sha256(byte[] bytes) {
        var digest = Sha256.digest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    Pulled pull(PublishedModel model) throws InterruptedException {
        return pull(model, false);
    }

    Pulled pull(PublishedModel model, boolean replace) throws InterruptedException {
        return with(LITTLE).pull(model, folder, replace);
    }

    Pulled pull(PublishedModel model, Patience patience) throws InterruptedException {
        return with(patience).pull(model, folder, false);
    }

    private ModelPull with(Patience patience) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, 80, System::nanoTime);
        return new ModelPull(environment, console, patience, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Path target() {
        return folder.resolve("small.onnx");
    }

    /** Names of all that lies in the folder. */
    List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
