package io.vigil.deploy.check;

import io.vigil.deploy.check.Refusal.Reason;
import io.vigil.operators.perceive.onnx.Numerics;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.evaluation.detection.Calibration;
import io.vigil.tracking.evaluation.detection.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From figures to reasons against a model, each in one sentence. */
final class Findings {
    private Findings() {}

    static List<Refusal> of(Numerics numerics) {
        List<Refusal> refusals = new ArrayList<>();
        for (Numerics.Output output : numerics.figures()) {
            if (output.notFinite() > 0) {
                refusals.add(
                        refusal(
                                Reason.NOT_FINITE,
                                "Of %d numbers at output %s, %d are infinite or none.",
                                output.numbers(),
                                output.name(),
                                output.notFinite()));
            } else if (output.difference() > numerics.tolerance()) {
                refusals.add(
                        refusal(
                                Reason.NUMERICS,
                                "Run here (%s), output %s is off by %.2g of its greatest number from what the CPU computes step by step; up to %.2g would be rounding.",
                                numerics.asUsed(),
                                output.name(),
                                output.difference(),
                                numerics.tolerance()));
            } else if (output.batchDifference() > numerics.batchTolerance()) {
                refusals.add(
                        refusal(
                                Reason.NUMERICS,
                                "Among %d images, output %s is off by %.2g of its greatest number from what comes out for each image alone; up to %.2g would be rounding.",
                                numerics.batch(),
                                output.name(),
                                output.batchDifference(),
                                numerics.batchTolerance()));
            }
        }
        return refusals;
    }

    static List<Refusal> of(Latency latency, int batch, double maxMillis) {
        return latency.p95() <= maxMillis
                ? List.of()
                : List.of(
                        refusal(
                                Reason.LATENCY,
                                "Of 100 batches of %d, 95 take up to %.1f ms; up to %.1f was allowed.",
                                batch,
                                latency.p95(),
                                maxMillis));
    }

    /** Whether it finds anything at all, and calls it by its name. */
    static List<Refusal> of(List<SeenImage> images, Slice whole, Confusion names) {
        long said = images.stream().mapToLong(image -> image.operating().size()).sum();
        long objects = whole.taken().objects();
        if (said == 0) {
            double best =
                    images.stream()
                            .flatMap(image -> image.swept().stream())
                            .mapToDouble(d -> d.score())
                            .max()
                            .orElse(0);
            return List.of(
                    refusal(
                            Reason.FINDS_NOTHING,
                            "In %d images with %d labelled objects it finds nothing: its best score is %.3f.",
                            images.size(),
                            objects,
                            best));
        }
        if (names.systematic()) {
            return List.of(
                    refusal(
                            Reason.LABELS,
                            "The boxes are right and the names are wrong: of %d objects found, %.0f %% are called what they are; most often %s.",
                            names.found(),
                            100 * names.agreement(),
                            confused(names)));
        }
        if (whole.taken().found() == 0) {
            return List.of(
                    refusal(
                            Reason.FINDS_NOTHING,
                            "It finds none of the %d labelled objects in %d images; what it says there (%d boxes) is all wrong.",
                            objects,
                            images.size(),
                            said));
        }
        return List.of();
    }

    private static String confused(Confusion names) {
        return names.wrong().stream()
                .limit(3)
                .map(
                        pair ->
                                "%s is called %s (%d)"
                                        .formatted(pair.label(), pair.said(), pair.count()))
                .collect(Collectors.joining(", "));
    }

    static List<Refusal> of(Calibrated calibrated, double maxError) {
        Calibration c = calibrated.asTaken();
        return !(c.error() > maxError)
                ? List.of()
                : List.of(
                        refusal(
                                Reason.CALIBRATION,
                                "Its scores are not what they look like: they are %.2f in the mean, while %.2f of its detections are right (calibration error %.3f, at most %.3f was allowed).",
                                c.meanScore(),
                                c.right(),
                                c.error(),
                                maxError));
    }

    static List<Refusal> of(List<MustPass.Result> results) {
        return results.stream()
                .filter(result -> !result.passed())
                .map(
                        result ->
                                refusal(
                                        Reason.MUST_PASS,
                                        "A case that must pass failed: %s.",
                                        result.text()))
                .toList();
    }

    static List<Refusal> of(BaselineComparison comparison, double mayLose, Calibration own) {
        List<Refusal> refusals = new ArrayList<>();
        List<Compared> worse =
                comparison.accuracy().stream().filter(c -> c.surelyBelow(mayLose)).toList();
        if (!worse.isEmpty() && worse.get(0).isAll()) {
            refusals.add(
                    refusal(
                            Reason.ACCURACY,
                            "mAP50-95 is surely below the baseline's: %s%s.",
                            worse.get(0).text(),
                            worse.size() == 1
                                    ? ""
                                    : "; so it is, of the slices, in "
                                            + worse.stream()
                                                    .skip(1)
                                                    .map(Compared::title)
                                                    .collect(Collectors.joining(", "))));
        } else {
            worse.forEach(
                    each ->
                            refusals.add(
                                    refusal(
                                            Reason.ACCURACY,
                                            "mAP50-95 of %s is surely below the baseline's: %s.",
                                            each.title(),
                                            each.text())));
        }
        Compared calibration = comparison.calibration();
        if (calibration.judged() && calibration.low() > 0) {
            refusals.add(
                    refusal(
                            Reason.CALIBRATION,
                            "Its scores are surely further from what they look like than the baseline's, %.2f in the mean while %.2f of its detections are right: calibration error %s.",
                            own.meanScore(),
                            own.right(),
                            calibration.text()));
        }
        return refusals;
    }

    static Refusal refusal(Reason reason, String says, Object... with) {
        return new Refusal(reason, String.format(Locale.ROOT, says, with));
    }
}
