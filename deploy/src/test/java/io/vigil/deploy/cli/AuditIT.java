package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.Footage;
import io.vigil.tracking.simulation.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil audit} of a run over a rendered door, by somebody who knows what truly happened. */
@Timeout(120)
class AuditIT {
    /** A little more than all clips: what is left over at the end is in none. */
    private static final int SECONDS = 34;

    private static final int CLIPS = 4;
    private static final int CLIP_SECONDS = 8;

    @TempDir static Path folder;
    private static Path config;
    private static Path run;
    private static Path audit;
    private static Terminal sampled;

    @BeforeAll
    static void runAndSample() throws IOException {
        config =
                Files.writeString(
                        folder.resolve("door.yaml"),
                        """
                        cameras:
                          - id: entrance
                            source: scene:door,7,%d
                            scene:
                              lines: [{id: door, from: [0.95, 0.62], to: [0.05, 0.62]}]
                        detector: {model: 'builtin:motion'}
                        video: false
                        page: {enabled: false}
                        """
                                .formatted(SECONDS));
        run = folder.resolve("run");
        Terminal ran = vigil("run", "--config", config.toString(), "--out", run.toString());
        assertThat(ran.exitCode).as(ran.err).isZero();
        audit = folder.resolve("audit");
        sampled = sample("--out", audit.toString());
    }

    @Test
    void whoCountsGetsClipsOfTheWholeRecordingAndNoHint() throws Exception {
        assertThat(sampled.exitCode).as(sampled.err).isZero();
        assertThat(sampled.err)
                .contains("4 clips: open ", "then: vigil audit score " + audit)
                .doesNotContain("Exception");
        assertThat(names(audit))
                .containsExactly(
                        "audit.html",
                        "clip-001.mp4",
                        "clip-002.mp4",
                        "clip-003.mp4",
                        "clip-004.mp4",
                        "counts.csv",
                        "key.json");
        int frames = Footage.playable(audit.resolve("clip-001.mp4"));
        assertThat(frames).isGreaterThan(5 * CLIP_SECONDS);
        for (int clip = 2; clip <= CLIPS; clip++) {
            Path video = audit.resolve("clip-00%d.mp4".formatted(clip));
            assertThat(Footage.playable(video)).isBetween(frames - 1, frames + 1);
            assertThat(audit.resolve("audit.html")).content().contains(video.getFileName() + "\"");
        }
        assertThat(audit.resolve("counts.csv")).hasContent("clip,in,out\n1,,\n2,,\n3,,\n4,,\n");
        // Each crossing of the run is counted in the clip that it is in.
        for (JsonNode clip : clips()) {
            assertThat(clip.path("in").asLong()).isEqualTo(crossings(clip, "in"));
            assertThat(clip.path("out").asLong()).isEqualTo(crossings(clip, "out"));
        }
        assertThat(sum(clip -> clip.path("in").asLong())).isPositive();
    }

    @Test
    void whatWasCountedAgreesWithWhatTrulyHappened() throws Exception {
        Path counted = counted("truth", AuditIT::truly);
        Terminal score = vigil("audit", "score", counted.toString(), "--at-least", "0.5");
        assertThat(score.err).isEmpty();
        assertThat(score.out)
                .startsWith("Audit of line door of camera entrance")
                .containsPattern(row("in"))
                .containsPattern(row("out"))
                .contains("accepted: surely at least 50 % accurate");
        assertThat(score.exitCode).isZero();
    }

    @Test
    void whoCountsTheSameAcceptsAndWhoCountsMoreDoesNot() throws Exception {
        Path same = counted("same", (clip, way) -> clip.path(way).asLong());
        Terminal accepted = vigil("audit", "score", same.toString());
        assertThat(accepted.out).contains("100.0 % [100.0, 100.0]", "accepted: surely");
        assertThat(accepted.exitCode).isZero();

        Path more = counted("more", (clip, way) -> 2 * clip.path(way).asLong() + 1);
        Terminal refused = vigil("audit", "score", more.toString());
        assertThat(refused.out).contains("not accepted");
        assertThat(refused.exitCode).isEqualTo(4);
    }

    @Test
    void whatIsNotCountedYetIsNamedAndWhatIsNoCountIsRefused() throws Exception {
        Path half = counted("half", (clip, way) -> clip.path(way).asLong());
        Files.writeString(half.resolve("counts.csv"), "clip,in,out\n1,0,0\n2,,\n3,1,0\n4,,\n");
        assertThat(vigil("audit", "score", half.toString()).out)
                .contains("not counted yet: clips [2, 4]");

        Files.writeString(half.resolve("counts.csv"), "clip,in,out\n1,0,0\n2,two,0\n");
        Terminal wrong = vigil("audit", "score", half.toString());
        assertThat(wrong.exitCode).isEqualTo(3);
        assertThat(wrong.err)
                .contains("counts.csv:3: found '2,two,0', needs a clip's number and two counts");
    }

    @Test
    void nothingIsWrittenOverAndWhatIsMissingIsSaid() {
        Terminal again = sample("--out", audit.toString());
        assertThat(again.exitCode).isEqualTo(2);
        assertThat(again.err).contains("is not empty; name a new folder");
        Path fresh = folder.resolve("fresh");
        Terminal line = sample("--out", fresh.toString(), "--line", "dor");
        assertThat(line.exitCode).isEqualTo(3);
        assertThat(line.err).contains("Camera entrance has no line 'dor'; it has [door]");
        Terminal camera = sample("--out", fresh.toString(), "--camera", "exit");
        assertThat(camera.exitCode).isEqualTo(2);
        assertThat(camera.err).contains("has no camera 'exit'; it has [entrance]");
        Terminal long_ = sample("--out", fresh.toString(), "--seconds", "300");
        assertThat(long_.exitCode).isEqualTo(3);
        assertThat(long_.err).contains("is shorter than one clip of 300 s");
        Terminal none = sample("--out", fresh.toString(), "--run", folder.toString());
        assertThat(none.exitCode).isEqualTo(3);
        assertThat(none.err).contains("run the configuration first");
    }

    /** The usual call; what is given replaces it. */
    private static Terminal sample(String... options) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("--config", config.toString());
        all.put("--camera", "entrance");
        all.put("--line", "door");
        all.put("--run", run.toString());
        all.put("--clips", String.valueOf(CLIPS));
        all.put("--seconds", String.valueOf(CLIP_SECONDS));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return vigil(
                Stream.concat(
                                Stream.of("audit", "sample"),
                                all.entrySet().stream()
                                        .flatMap(e -> Stream.of(e.getKey(), e.getValue())))
                        .toArray(String[]::new));
    }

    private static Terminal vigil(String... arguments) {
        return Terminal.of(Engine.whole(), Map.of(), arguments);
    }

    /** A copy of the audit in which somebody has counted. */
    private static Path counted(String name, ToLongBiFunction<JsonNode, String> count)
            throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        Files.copy(audit.resolve("key.json"), copy.resolve("key.json"));
        StringBuilder counts = new StringBuilder("clip,in,out\n");
        for (JsonNode clip : clips()) {
            counts.append(
                    "%d,%d,%d\n"
                            .formatted(
                                    clip.path("clip").asInt(),
                                    count.applyAsLong(clip, "in"),
                                    count.applyAsLong(clip, "out")));
        }
        Files.writeString(copy.resolve("counts.csv"), counts);
        return copy;
    }

    private static JsonNode clips() {
        try {
            return new ObjectMapper().readTree(audit.resolve("key.json").toFile()).path("clips");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the score says of a direction: clips, what the system counted, what truly was. */
    private static String row(String way) {
        return "%s +%d +%d +%d "
                .formatted(
                        way,
                        CLIPS,
                        sum(clip -> clip.path(way).asLong()),
                        sum(clip -> truly(clip, way)));
    }

    private static long sum(ToLongFunction<JsonNode> each) {
        long sum = 0;
        for (JsonNode clip : clips()) {
            sum += each.applyAsLong(clip);
        }
        return sum;
    }

    private static long truly(JsonNode clip, String way) {
        long began = clips().path(0).path("fromMicros").asLong();
        double from = (clip.path("fromMicros").asLong() - began) / 1e6;
        double until = (clip.path("untilMicros").asLong() - began) / 1e6;
        String kind = way.equals("in") ? "entered" : "left";
        return Scenes.named("door", 7, SECONDS).happenings().stream()
                .filter(each -> each.kind().equals(kind))
                .filter(each -> each.seconds() >= from && each.seconds() < until)
                .count();
    }

    /** How often the run says that the line was crossed during a clip. */
    private static long crossings(JsonNode clip, String way) throws IOException {
        long crossings = 0;
        for (String line : Files.readAllLines(run.resolve("entrance/events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            long at = event.path("occurredAtMicros").asLong();
            if (event.path("kind").asText().equals("line-crossed")
                    && event.path("direction").asText().equals(way)
                    && at >= clip.path("fromMicros").asLong()
                    && at < clip.path("untilMicros").asLong()) {
                crossings += event.path("retracted").asBoolean() ? -1 : 1;
            }
        }
        return crossings;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
