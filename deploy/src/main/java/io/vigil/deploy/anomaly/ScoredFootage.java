package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.judging.CoveringTrack;
import io.vigil.anomaly.kinematics.Ways;
import io.vigil.anomaly.scoring.FrameScore;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.anomaly.scoring.Surprise;
import io.vigil.anomaly.scoring.Term;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.Frame;
import io.vigil.ingest.SceneGrid;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.health.SameView;
import io.vigil.operators.perceive.Footage;
import io.vigil.operators.perceive.FrameView;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looking;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The scores of a recording as lines of CSV, causal. */
public final class ScoredFootage {
    /** Of the lines. The track is empty where none lies over what is the most unusual. */
    public static final String HEADER = "frame,time_s,score,p_value,threshold,alarm,track,term";

    /** The fused score of the frame alone. */
    public static final String RAW = "raw";

    /** Untrained: how fast the fastest block of the frame moves, in pixels a second. */
    public static final String FASTEST_BLOCK = "fastest_block";

    private final Bundle bundle;
    private final FrameScoring scoring;
    private final TailModel frames;
    private final double threshold;
    private final boolean allTerms;
    private final List<String> lines = new ArrayList<>();
    private final Tracker tracker = Trackers.named(Trackers.DEFAULT);
    private TrackerState tracked = TrackerState.empty();
    private Ways ways = Ways.NONE;
    private Smoothing past = Smoothing.NONE;
    private long start = Long.MIN_VALUE;
    private boolean compared;

    private ScoredFootage(Bundle bundle, double threshold, boolean allTerms) {
        this.bundle = bundle;
        this.threshold = threshold;
        this.allTerms = allTerms;
        scoring = new FrameScoring(bundle.calibration().normality(bundle.kinematics()));
        frames = bundle.calibration().frameTail();
        lines.add(allTerms ? HEADER + "," + RAW + words() + "," + FASTEST_BLOCK : HEADER);
    }

    /**
     * @param recordings of which the first is scored
     * @param threshold that scores have to exceed for an alarm
     * @param allTerms whether columns follow with the frame's own score, that of each term, and an
     *     untrained one, all unsmoothed
     * @param warning told if it shows another scene than the bundle is of
     * @return the header and a line for each frame
     * @throws BundleException if the bundle is for other frames or another detector
     */
    public static List<String> lines(
            Recordings recordings,
            Bundle bundle,
            double threshold,
            boolean allTerms,
            Consumer<String> warning)
            throws SourceException {
        recordings.requireDetector(bundle);
        CameraConfig camera = recordings.sources().get(0);
        ScoredFootage scored = new ScoredFootage(bundle, threshold, allTerms);
        try (Looking looking = new Looking(bundle.plan());
                GlanceModel model = GlanceModel.open(bundle.plan(), bundle.autoencoder(), 1)) {
            Footage.show(
                    camera.id(),
                    recordings.opening().of(camera),
                    recordings.detector(),
                    Footage.Choice.ALL,
                    (view, earlier, detections, foreground) -> {
                        Frame frame = view.frame();
                        bundle.requireInput(camera.id(), frame.width(), frame.height());
                        scored.compare(camera, frame.statistics().grid(), warning);
                        List<Glance> glances =
                                model.glances(looking.look(view, earlier, detections, foreground));
                        scored.add(view, glances, detections, looking.fastest());
                    });
        }
        return scored.lines;
    }

    /** By its first picture: the camera may have moved since, or it is not the one. */
    private void compare(CameraConfig camera, SceneGrid grid, Consumer<String> warning) {
        if (compared || !grid.isPresent()) {
            return;
        }
        compared = true;
        SceneGrid view = FootageCheck.view(bundle.provenance());
        if (view.isPresent() && SameView.differs(view, grid)) {
            warning.accept(
                    "%s shows another scene than what the bundle was trained on: its scores say nothing; train one for this camera as it is now"
                            .formatted(camera.source()));
        }
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (Term term : bundle.calibration().terms().keySet()) {
            words.append(',').append(term.word());
        }
        return words.toString();
    }

    private void add(
            FrameView view, List<Glance> glances, List<Detection> detections, double fastestBlock) {
        long micros = view.frame().capturedAtMicros();
        Ways.Step seen = ways.step(bundle.kinematics().heights(), micros, glances);
        ways = seen.after();
        FrameScoring.Step step = scoring.step(past, micros, seen.glances());
        List<Track> tracks = tracks(view.frame(), detections);
        start = start == Long.MIN_VALUE ? micros : start;
        past = step.after();
        String line = line((micros - start) / 1e6, step.score(), tracks);
        lines.add(allTerms ? line + terms(step, fastestBlock) : line);
    }

    /** Those that are visible. */
    private List<Track> tracks(Frame frame, List<Detection> detections) {
        TrackerStep step =
                tracker.step(
                        tracked,
                        new FrameDetections(
                                frame.camera(),
                                frame.epoch(),
                                frame.sequence(),
                                frame.capturedAtMicros(),
                                frame.width(),
                                frame.height(),
                                Affine.IDENTITY,
                                detections));
        tracked = step.state();
        return step.visible();
    }

    private String line(double seconds, FrameScore score, List<Track> tracks) {
        long track = score.most().map(most -> CoveringTrack.of(most, tracks)).orElse(0L);

        return String.format(
                Locale.ROOT,
                "%d,%.3f,%.5f,%.3g,%.5f,%d,%s,%s",
                lines.size(),
                seconds,
                score.score(),
                frames.pValue(score.score()),
                threshold,
                score.score() > threshold ? 1 : 0,
                track == 0 ? "" : track,
                score.most().map(most -> most.term().word()).orElse(""));
    }

    private String terms(FrameScoring.Step step, double fastestBlock) {
        StringBuilder line = new StringBuilder();
        add(line, step.score().raw());
        Map<Term, Surprise> most = step.most();
        for (Term term : bundle.calibration().terms().keySet()) {
            Surprise surprise = most.get(term);
            add(line, surprise == null ? 0 : surprise.score());
        }
        add(line, fastestBlock);
        return line.toString();
    }

    private static void add(StringBuilder line, double value) {
        line.append(String.format(Locale.ROOT, ",%.5f", value));
    }
}
