package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.Footage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil run} as a process that does not get to the end of its source. */
@Timeout(300)
class CutOffRunIT {
    /** So much in the tracks' log means that the job has answered dozens of frames. */
    private static final long TRACKS_BYTES = 4000;

    private static final Duration SECONDS = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void ctrlCClosesEverythingWithinSeconds() throws Exception {
        Path out = folder.resolve("out");
        Path config = config("long.yaml", "scene:road,7,600", true);
        try (VigilProcess run = run(config, out)) {
            run.await("tracks", () -> bytesOfTracks(out) > TRACKS_BYTES);
            long asked = System.nanoTime();
            run.interrupt();

            assertThat(run.awaitEnd()).as(run.said()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SECONDS);
        }

        Path camera = out.resolve("camera");
        JsonNode ledger =
                JsonMapper.builder()
                        .build()
                        .readTree(out.resolve("summary.json").toFile())
                        .at("/cameras/camera/ledger");
        int processed = ledger.at("/processed").asInt();
        assertThat(processed).isGreaterThan(10);
        assertThat(ledger.at("/balanced").asBoolean()).isTrue();
        assertThat(Footage.playable(camera.resolve("annotated.mp4"))).isEqualTo(processed);
        assertThat(probed(camera.resolve("annotated.mp4"))).isZero();
        assertThat(camera.resolve("mot.txt")).isNotEmptyFile();
        assertThat(camera.resolve("tracks.jsonl")).content().contains("\"stopped\"");
        assertThat(out.resolve("report.html")).content().endsWith("</html>\n");
        assertThat(files(out)).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void killedAndStartedAgainItEndsAsAnUndisturbedRunDoes() throws Exception {
        // Which pace it is read at decides nothing but how long it takes.
        Path fast = config("fast.yaml", "scene:door,7,12", false);
        Path slow = config("slow.yaml", "scene:door,7,12", true);
        Path out = folder.resolve("out");
        try (VigilProcess killed = run(slow, out)) {
            killed.await("tracks", () -> bytesOfTracks(out) > TRACKS_BYTES);
            long then = newestCheckpoint(out);
            killed.await("a checkpoint", () -> newestCheckpoint(out) > then);
            killed.kill();
        }
        assertThat(out.resolve("camera/mot.txt")).doesNotExist();

        Terminal again = inProcess(fast, out);
        Terminal undisturbed = inProcess(fast, folder.resolve("undisturbed"));

        assertThat(again.exitCode).as(again.err).isZero();
        assertThat(again.err).contains("was cut off; going on where it was.");
        assertThat(undisturbed.exitCode).as(undisturbed.err).isZero();
        for (String name : List.of("camera/mot.txt", "camera/tracks.jsonl")) {
            assertThat(out.resolve(name))
                    .isNotEmptyFile()
                    .hasSameTextualContentAs(folder.resolve("undisturbed").resolve(name));
        }
        assertThat(out.resolve(".vigil")).doesNotExist();
    }

    private Path config(String name, String source, boolean realTime) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                """
                cameras: [{id: camera, source: '%s', real-time: %s}]
                detector: {model: 'builtin:motion'}
                page: {enabled: false}
                """
                        .formatted(source, realTime));
    }

    private VigilProcess run(Path config, Path out) throws IOException {
        return VigilProcess.start(
                folder, "run", "--config", config.toString(), "--out", out.toString());
    }

    private static Terminal inProcess(Path config, Path out) {
        return Terminal.of(
                Engine.whole(),
                Map.of(),
                "run",
                "--config",
                config.toString(),
                "--out",
                out.toString(),
                "--no-video");
    }

    private static long bytesOfTracks(Path out) throws IOException {
        return files(out.resolve(".vigil/broker")).stream()
                .filter(file -> file.getParent().getFileName().toString().contains(".tracks-"))
                .filter(file -> file.toString().endsWith(".log"))
                .map(Path::toFile)
                .mapToLong(File::length)
                .sum();
    }

    /** Its number; 0 where there is none that is complete. */
    private static long newestCheckpoint(Path out) throws IOException {
        return files(out.resolve(".vigil/checkpoints")).stream()
                .filter(file -> file.endsWith("_metadata"))
                .map(file -> file.getParent().getFileName().toString())
                .filter(name -> name.startsWith("chk-"))
                .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                .max()
                .orElse(0);
    }

    /** What there is in a folder while somebody else works in it. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (java.io.UncheckedIOException vanished) {
            return List.of();
        }
    }

    /** The exit code of ffprobe, and 0 where it is not installed. */
    private static int probed(Path video) throws InterruptedException {
        try {
            return new ProcessBuilder("ffprobe", "-v", "error", video.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return 0;
        }
    }
}
