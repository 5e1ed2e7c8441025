package io.vigil.deploy.check;

import io.vigil.tracking.evaluation.detection.Calibration;
import io.vigil.tracking.evaluation.detection.Outcome;
import io.vigil.tracking.evaluation.detection.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model's scores are worth, of the detections that a deployment takes.
 *
 * @param asTaken as the model says them
 * @param temperature fitted on all images; empty where there was too little to fit it on
 * @param scaled under that temperature, on the same images
 * @param heldOutBefore mean error of the two halves of the images, every second one; NaN without a
 *     temperature
 * @param heldOutAfter the same under the temperature fitted on the other half
 */
public record Calibrated(
        Calibration asTaken,
        Optional<Temperature> temperature,
        Optional<Calibration> scaled,
        double heldOutBefore,
        double heldOutAfter) {
    static Calibrated of(List<SeenImage> images) {
        List<Outcome> all = new ArrayList<>();
        List<List<Outcome>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < images.size(); i++) {
            List<Outcome> outcomes = Outcome.of(images.get(i).asTaken());
            all.addAll(outcomes);
            halves.get(i % 2).addAll(outcomes);
        }
        Optional<Temperature> temperature = Temperature.fit(all);
        double before = 0;
        double after = 0;
        for (int half = 0; half < 2; half++) {
            List<Outcome> here = halves.get(half);
            before += Calibration.of(here).error() / 2;
            after +=
                    Temperature.fit(halves.get(1 - half))
                                    .map(fittedElsewhere -> error(here, fittedElsewhere))
                                    .orElse(Double.NaN)
                            / 2;
        }
        return new Calibrated(
                Calibration.of(all),
                temperature,
                temperature.map(t -> Calibration.of(all.stream().map(t::scaled).toList())),
                before,
                after);
    }

    private static double error(List<Outcome> outcomes, Temperature t) {
        return Calibration.of(outcomes.stream().map(t::scaled).toList()).error();
    }

    /** Whether the temperature makes scores better on images that it was not fitted on. */
    boolean helps() {
        return heldOutAfter < heldOutBefore;
    }
}
