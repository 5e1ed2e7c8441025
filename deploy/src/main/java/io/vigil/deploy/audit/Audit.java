package io.vigil.deploy.audit;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.tracking.evaluation.audit.Clip;
import io.vigil.tracking.evaluation.audit.ClipSampling;
import io.vigil.tracking.spatial.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How an integrator accepts a door: clips are drawn, counted blind by a person, and compared. */
public final class Audit {
    private Audit() {}

    /** Opens a camera's recording. */
    @FunctionalInterface
    public interface Opening {
        FrameSource open(CameraConfig camera) throws SourceException;
    }

    /**
     * Draws clips and writes them with all that a person needs to count.
     *
     * @param rules that the line is of
     * @param events of a run over the camera's recording
     * @param folder is there, and empty
     * @return how many clips there are
     */
    public static int sample(
            CameraConfig camera,
            SceneRules rules,
            String line,
            Path events,
            Opening opening,
            int clips,
            Duration length,
            long seed,
            Path folder)
            throws IOException, SourceException {
        Line drawn =
                rules.places().lines().stream()
                        .filter(each -> each.id().equals(line))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                "Camera %s has no line '%s'; it has %s"
                                                        .formatted(
                                                                camera.id(),
                                                                line,
                                                                rules.places().lines().stream()
                                                                        .map(Line::id)
                                                                        .toList())));
        if (!Files.isRegularFile(events)) {
            throw new InputException(
                    "Camera %s: there is no %s; run the configuration first"
                            .formatted(camera.id(), events));
        }
        List<Crossing> crossings = Crossing.of(line, events);
        Span span = span(camera, opening);
        List<Clip> drawnClips =
                new ClipSampling(length.toNanos() / 1000, clips, seed)
                        .draw(
                                crossings.stream().map(Crossing::atMicros).toList(),
                                span.fromMicros(),
                                span.untilMicros());
        if (drawnClips.isEmpty()) {
            throw new InputException(
                    "Camera %s: its recording of %d s is shorter than one clip of %d s"
                            .formatted(
                                    camera.id(),
                                    (span.untilMicros() - span.fromMicros()) / 1_000_000,
                                    length.toSeconds()));
        }
        try (FrameSource source = opening.open(camera)) {
            new AuditSample(camera.id(), drawn, drawnClips, rules.counting().timeZone())
                    .write(source, crossings, folder);
        }
        return drawnClips.size();
    }

    /** Content time of the first frame, and just after the last. */
    private record Span(long fromMicros, long untilMicros) {}

    private static Span span(CameraConfig camera, Opening opening) throws SourceException {
        try (FrameSource source = opening.open(camera)) {
            if (source.live() || source.originMicros() < 0) {
                throw new InputException(
                        "Camera %s is a live source; an audit needs a recording of it"
                                .formatted(camera.id()));
            }
            long first = -1;
            long last = 0;
            for (var captured = source.next(); captured != null; captured = source.next()) {
                last = source.originMicros() + captured.sourceMicros();
                first = first < 0 ? last : first;
            }
            return new Span(Math.max(0, first), last + 1);
        }
    }

    /**
     * What came of it, in lines for people.
     *
     * @param folder that {@link #sample} wrote, with the person's counts in it
     * @param atLeast the accuracy that is asked for, in (0, 1]
     */
    public static Outcome score(Path folder, double atLeast) throws IOException {
        AuditScore score = AuditScore.of(folder);
        return new Outcome(score.accepted(atLeast), score.lines(atLeast));
    }

    /**
     * @param lines for people
     */
    public record Outcome(boolean accepted, List<String> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }
}
