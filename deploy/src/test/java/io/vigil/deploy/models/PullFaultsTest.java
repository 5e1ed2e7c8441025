package io.vigil.deploy.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.console.InputException;
import io.vigil.deploy.models.FileServer.Mischief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PullFaultsTest {
    private static final int LENGTH = 50_000;
    private static final byte[] FILE = Pulling.bytes(LENGTH);

    /** Several pulls against a server that does one thing after another, as a seed has it. */
    @Property(tries = 150)
    void inTheEndThereIsTheRightFileOrNone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int faults) throws Exception {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("pull");
        try (FileServer server = FileServer.of(FILE)) {
            for (int i = 0; i < faults; i++) {
                server.plan(fault(random));
            }
            Pulling pulling = new Pulling(folder, Map.of());
            boolean there = false;
            for (int pulls = 0; pulls < faults + 1 && !there; pulls++) {
                try {
                    pulling.pull(Pulling.model(server.url(), FILE));
                    there = true;
                } catch (InputException none) {
                    assertThat(pulling.target()).doesNotExist();
                    spoil(folder.resolve(".small.onnx.part"), random);
                }
            }
            // A server that has nothing more against it is served from in the end.
            assertThat(there).as(pulling.said()).isTrue();
            assertThat(Files.readAllBytes(pulling.target())).isEqualTo(FILE);
            assertThat(pulling.files()).containsExactly("small.onnx");
        } finally {
            delete(folder);
        }
    }

    private static Mischief fault(Random random) {
        int at = random.nextInt(LENGTH);
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> FileServer.cutAfter(at);
            case 3 -> FileServer.silentAfter(at);
            case 4, 5 -> FileServer.changed(at);
            case 6 -> FileServer.newVersion("\"" + at + "\"");
            case 7 -> FileServer.newVersion("W/\"" + at + "\"");
            case 8 -> FileServer::wholeAnyway;
            case 9 -> FileServer::rangeAnyway;
            case 10 -> FileServer::wrongRange;
            case 11 -> FileServer::hangUp;
            case 12 -> FileServer.status(416);
            case 13 -> FileServer.status(500 + random.nextInt(5));
            case 14 -> FileServer.redirect(302, "/again");
            case 15 -> FileServer.body(Pulling.bytes(at), random.nextBoolean());
            case 16 -> FileServer.body(Pulling.bytes(LENGTH), random.nextBoolean());
            default ->
                    FileServer.body(
                            "<html>".getBytes(StandardCharsets.UTF_8),
                            random.nextBoolean(),
                            "Content-Type: text/html");
        };
    }

    // What lies there between two pulls may suffer too.
    private static void spoil(Path part, Random random) throws IOException {
        if (Files.exists(part) && random.nextInt(4) == 0) {
            byte[] bytes = Files.readAllBytes(part);
            bytes[random.nextInt(bytes.length)]++;
            Files.write(part, bytes);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
