package io.vigil.deploy.anomaly;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.scoring.FrameScore;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.Frame;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.Footage;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scores of a recording as lines of CSV, causal. */
public final class ScoredFootage {
    /** Of the lines. The track is empty as long as none is followed. */
    public static final String HEADER = "frame,time_s,score,p_value,threshold,alarm,track,term";

    private ScoredFootage() {}

    /**
     * @param threshold that scores have to exceed for an alarm
     * @return a line for each frame, without the header
     */
    public static List<String> lines(
            CameraConfig camera, Bundle bundle, Detector detector, double threshold)
            throws SourceException {
        List<String> lines = new ArrayList<>();
        FrameScoring scoring =
                new FrameScoring(bundle.calibration().normality(bundle.kinematics()));
        TailModel frames = bundle.calibration().frameTail();
        Smoothing[] past = {Smoothing.NONE};
        long[] start = {Long.MIN_VALUE};
        try (Looking looking = new Looking(bundle.plan());
                GlanceModel model = GlanceModel.open(bundle.plan(), bundle.autoencoder(), 1)) {
            Footage.show(
                    camera,
                    detector,
                    1,
                    (view, earlier, detections, foreground) -> {
                        Frame frame = view.frame();
                        bundle.requireInput(camera.id(), frame.width(), frame.height());
                        long micros = frame.capturedAtMicros();
                        start[0] = start[0] == Long.MIN_VALUE ? micros : start[0];
                        FrameScoring.Step step =
                                scoring.step(
                                        past[0],
                                        micros,
                                        model.glances(
                                                looking.look(
                                                        view, earlier, detections, foreground)));
                        past[0] = step.after();
                        lines.add(
                                line(
                                        lines.size() + 1,
                                        (micros - start[0]) / 1e6,
                                        step.score(),
                                        frames.pValue(step.score().score()),
                                        threshold));
                    });
        }
        return lines;
    }

    private static String line(
            int number, double seconds, FrameScore score, double pValue, double threshold) {
        return String.format(
                Locale.ROOT,
                "%d,%.3f,%.5f,%.3g,%.5f,%d,,%s",
                number,
                seconds,
                score.score(),
                pValue,
                threshold,
                score.score() > threshold ? 1 : 0,
                score.most().map(most -> most.term().word()).orElse(""));
    }
}
