package io.vigil.deploy.anomaly;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.LearntFile;
import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.anomaly.autoencoder.Parameters;
import io.vigil.anomaly.autoencoder.training.Fitted;
import io.vigil.anomaly.autoencoder.training.Training;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looking;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From a camera's normal footage to its bundle: gone through once to learn, and, where what
 * calibrates was not kept, once more to calibrate on what was not learnt from.
 */
public final class BundleTraining {
    private final NormalFootage footage;
    private final String detectorName;
    private final Optional<Bundle> from;
    private final long seed;
    private final Effort effort;
    private final Console console;
    private final FootageCheck check;

    private BundleTraining(
            NormalFootage footage,
            String detectorName,
            Optional<Bundle> from,
            long seed,
            Console console) {
        this.footage = footage;
        this.detectorName = detectorName;
        this.from = from;
        this.seed = seed;
        this.console = console;
        effort = from.isPresent() ? Effort.refresh(seed) : Effort.fromZero(seed);
        check = FootageCheck.of(from.map(Bundle::provenance));
    }

    /**
     * @param recordings the normal footage of one camera, in the order of time
     * @param from what to go on from; empty to begin from zero
     * @throws InputException if the footage is not fit for it
     * @throws InterruptedException if this thread is interrupted; nothing is left behind
     */
    public static Bundle of(
            Recordings recordings, Optional<Bundle> from, long seed, Console console)
            throws SourceException, IOException, InterruptedException {
        from.ifPresent(recordings::requireDetector);
        NormalFootage footage = new NormalFootage(recordings, from, console);
        try {
            return new BundleTraining(footage, recordings.detectorName(), from, seed, console)
                    .bundle();
        } catch (IllegalArgumentException tooLittle) {
            throw new InputException(tooLittle.getMessage(), tooLittle);
        }
    }

    private Bundle bundle() throws SourceException, IOException, InterruptedException {
        CropPlan crops = from.isPresent() ? from.get().plan() : Lessons.crops(footage);
        LookPlan plan = LookPlan.learning(footage.frames(), footage.micros(), effort);
        Lessons lessons = new Lessons(footage, crops, plan, effort, check, seed);
        console.say(
                "%d frames in %d blocks of time: %d objects to learn from"
                        .formatted(
                                lessons.extent.frames(),
                                lessons.extent.blocks(),
                                lessons.glances.size()));
        Kinematics manners =
                Kinematics.of(footage.width(), footage.height(), lessons.glances, seed);
        Kinematics kinematics = manners.with(lessons.followed(manners.heights()));
        Fitted fitted = Training.fit(lessons.patches, start(), effort.settings(), this::say);
        byte[] network = OnnxFile.of(crops, fitted.learnt());
        try (GlanceModel model = GlanceModel.open(crops, network, 1);
                Looking looking = new Looking(crops)) {
            Calibrating calibrating =
                    lessons.kept.isWhole()
                            ? Calibrating.of(
                                    lessons.extent,
                                    lessons.kept,
                                    model,
                                    kinematics,
                                    Normality.LEARNT)
                            : Calibrating.of(
                                    footage,
                                    plan,
                                    check,
                                    looking,
                                    model,
                                    kinematics,
                                    Normality.LEARNT);
            Recalibration.sayWhatItIsOf(calibrating, console);
            return new Bundle(
                    provenance(lessons, fitted),
                    crops,
                    network,
                    kinematics,
                    calibrating.calibration());
        }
    }

    private String camera() {
        return footage.sources.get(0).id();
    }

    private Map<String, Parameters> start() {
        return from.map(bundle -> LearntFile.of(bundle.plan(), bundle.autoencoder()))
                .orElse(Map.of());
    }

    private void say(String stage, int epoch, int of, double heldOut) {
        console.say(
                String.format(
                        Locale.ROOT,
                        "%s: pass %d of at most %d, error on held-out time %.4f",
                        stage,
                        epoch,
                        of,
                        heldOut));
    }

    private Provenance provenance(Lessons lessons, Fitted fitted) {
        return new Provenance(
                camera(),
                footage.sources.stream().map(CameraConfig::source).toList(),
                detectorName,
                footage.width(),
                footage.height(),
                lessons.extent.frames(),
                lessons.extent.seconds(),
                lessons.patches.size(),
                fitted.trimmed(),
                fitted.heldOut(),
                seed,
                from.map(bundle -> BundleFile.sha256(bundle.autoencoder())).orElse(""),
                List.of(),
                check.text());
    }
}
