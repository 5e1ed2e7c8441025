package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.deploy.anomaly.DrawnFootage;
import io.vigil.deploy.embedded.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a training ends before its end, nothing of it is left. */
class InterruptedTrainingIT {
    private static final Path TRAINER =
            Path.of(
                    System.getProperty("vigil.root", ".."),
                    "anomaly/target/training-classpath.txt");

    @TempDir Path folder;

    private Process training() throws IOException, InterruptedException {
        assumeTrue(Files.exists(TRAINER), TRAINER + " is not here: it is made by mvn package");
        Path footage = new DrawnFootage(folder.resolve("normal"), 160, 120).frames(700);
        Path work = Files.createDirectories(folder.resolve("work"));
        List<String> command =
                JavaProcess.command("1g", folder.resolve("process.log"), Main.class.getName());
        int path = command.indexOf("-cp") + 1;
        command.set(path, command.get(path) + File.pathSeparator + Files.readString(TRAINER));
        command.addAll(
                List.of(
                        "anomaly",
                        "train",
                        "--detector=builtin:motion",
                        "--normal=" + footage,
                        "--out=" + folder.resolve("out/gate.bundle")));
        Path said = folder.resolve("said.txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.readString(said).contains("fit: pass 1")) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as("it said %s", Files.readString(said))
                    .isTrue();
            Thread.sleep(20);
        }
        return process;
    }

    private void assertNothingIsLeft() throws IOException {
        for (String name : new String[] {"out", "work"}) {
            try (Stream<Path> left = Files.list(folder.resolve(name))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void toldToEnd() throws Exception {
        Process process = training();
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertNothingIsLeft();
    }

    @Test
    void killed() throws Exception {
        Process process = training();
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertNothingIsLeft();
    }
}
