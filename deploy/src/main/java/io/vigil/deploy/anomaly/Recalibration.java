package io.vigil.deploy.anomaly;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looking;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A bundle's calibration anew, from more normal footage; nothing is trained. */
public final class Recalibration {
    private static final int SAID = 3;

    private Recalibration() {}

    /**
     * @param recordings normal footage that the bundle did not learn from; the calibration is of
     *     it, and of nothing else; where it is long, of blocks of time drawn from all of it
     * @throws InputException if it is not fit for it
     * @throws InterruptedException if this thread is interrupted; nothing is left behind
     */
    public static Bundle of(Bundle bundle, Recordings recordings, Console console)
            throws SourceException, IOException, InterruptedException {
        recordings.requireDetector(bundle);
        requireOther(bundle.provenance(), recordings, console);
        NormalFootage footage = new NormalFootage(recordings, Optional.of(bundle), console);
        FootageCheck check = FootageCheck.of(Optional.of(bundle.provenance()));
        try (GlanceModel model = GlanceModel.open(bundle.plan(), bundle.autoencoder(), 1);
                Looking looking = new Looking(bundle.plan())) {
            Calibrating calibrating =
                    Calibrating.of(
                            footage,
                            LookPlan.calibrating(
                                    footage.frames(), footage.micros(), Effort.CALIBRATION),
                            check,
                            looking,
                            model,
                            bundle.kinematics(),
                            Normality.LEARNT);
            check.require(calibrating.extent().seconds());
            sayWhatItIsOf(calibrating, console);
            return new Bundle(
                    bundle.provenance()
                            .calibratedOn(
                                    recordings.sources().stream()
                                            .map(CameraConfig::source)
                                            .toList()),
                    bundle.plan(),
                    bundle.autoencoder(),
                    bundle.kinematics(),
                    calibrating.calibration());
        }
    }

    /** What was learnt from fits better than what is new, and would promise too much. */
    private static void requireOther(
            Provenance provenance, Recordings recordings, Console console) {
        for (CameraConfig source : recordings.sources()) {
            if (provenance.sources().contains(source.source())) {
                console.say(
                        "%s: the bundle was made from it, so that it may fit better than what is new, and the threshold be too low: calibrate on other footage"
                                .formatted(source.source()));
            }
        }
    }

    /**
     * How much, since the threshold speaks of that alone; and what is highest in it: an anomaly
     * raises the threshold above itself; nobody but whoever knows the place can tell.
     */
    static void sayWhatItIsOf(Calibrating calibrating, Console console) {
        console.say(calibrating.words());
        List<Moment> moments = calibrating.mostUnusual(SAID);
        console.say(
                "Most unusual in what it was calibrated on: %s. If that is not normal, leave it out: its like will not be alarmed."
                        .formatted(
                                String.join(", ", moments.stream().map(Moment::words).toList())));
    }
}
