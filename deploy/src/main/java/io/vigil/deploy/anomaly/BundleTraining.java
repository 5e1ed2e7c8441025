package io.vigil.deploy.anomaly;

import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.anomaly.autoencoder.training.Fitted;
import io.vigil.anomaly.autoencoder.training.Training;
import io.vigil.anomaly.autoencoder.training.TrainingSettings;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.GlanceModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a camera's normal footage to its bundle. */
public final class BundleTraining {
    private BundleTraining() {}

    /**
     * @param sources the normal footage of one camera, in the order of time
     * @param detectorName for the provenance
     * @throws InterruptedException if this thread is interrupted; nothing is left behind
     */
    public static Bundle of(
            List<CameraConfig> sources,
            Detector detector,
            String detectorName,
            long seed,
            Console console)
            throws SourceException, IOException, InterruptedException {
        try (NormalFootage footage = new NormalFootage(sources, detector, seed)) {
            console.say(
                    "looked at %d frames in %d blocks of time: %d objects to learn from"
                            .formatted(footage.frames, footage.blocks, footage.learnt.size()));
            return of(footage, sources, detectorName, seed, console);
        } catch (IllegalArgumentException tooLittle) {
            throw new InputException(tooLittle.getMessage(), tooLittle);
        }
    }

    private static Bundle of(
            NormalFootage footage,
            List<CameraConfig> sources,
            String detectorName,
            long seed,
            Console console)
            throws IOException, InterruptedException {
        Kinematics kinematics = Kinematics.of(footage.width, footage.height, footage.learnt, seed);
        Fitted fitted =
                Training.fit(
                        footage.patches,
                        Map.of(),
                        TrainingSettings.fromZero(seed),
                        (stage, epoch, of, heldOut) ->
                                console.say(
                                        String.format(
                                                Locale.ROOT,
                                                "%s: pass %d of at most %d, error on held-out time %.4f",
                                                stage,
                                                epoch,
                                                of,
                                                heldOut)));
        byte[] network = OnnxFile.of(footage.plan, fitted.learnt());
        try (GlanceModel model = GlanceModel.open(footage.plan, network, 1)) {
            Calibration calibration =
                    Calibrating.of(footage.calibration, model, kinematics, Normality.DEFAULT);
            Provenance provenance =
                    new Provenance(
                            sources.get(0).id(),
                            sources.stream().map(CameraConfig::source).toList(),
                            detectorName,
                            footage.width,
                            footage.height,
                            footage.frames,
                            footage.seconds,
                            footage.patches.size(),
                            fitted.trimmed(),
                            fitted.heldOut(),
                            seed);
            return new Bundle(provenance, footage.plan, network, kinematics, calibration);
        }
    }
}
