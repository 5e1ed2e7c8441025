package io.vigil.deploy.check;

import io.vigil.operators.perceive.onnx.Numerics;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.Calibration;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for programs: {@code report.json}, which is also what a later check compares with. */
final class CheckJson {
    private CheckJson() {}

    /**
     * @param withImages whether what was said of each image is in it
     */
    static Map<String, Object> of(CheckReport report, boolean withImages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", StoredReport.FORMAT);
        json.put("promoted", report.promoted());
        json.put(
                "refusals",
                report.refusals().stream()
                        .map(r -> map("reason", r.reason().text(), "says", r.says()))
                        .toList());
        json.put("notes", report.notes());
        json.put("model", model(report));
        json.put("settings", settings(report));
        report.numerics().ifPresent(numerics -> json.put("numerics", numerics(numerics)));
        report.latency().ifPresent(latency -> json.put("ms", millis(latency, report.batch())));
        report.whole().ifPresent(whole -> json.put("detection", detection(report, whole)));
        report.calibration().ifPresent(c -> json.put("calibration", calibration(c)));
        json.put(
                "mustPass",
                report.mustPass().stream()
                        .map(
                                r ->
                                        map(
                                                "image", r.of().image(),
                                                "class", r.of().label().orElse(null),
                                                "objects", r.objects(),
                                                "found", r.found()))
                        .toList());
        report.baseline().ifPresent(b -> json.put("baseline", baseline(report, b)));
        if (withImages) {
            json.put("images", report.images().stream().map(CheckJson::image).toList());
        }
        return json;
    }

    private static Map<String, Object> model(CheckReport report) {
        Map<String, Object> json =
                map("file", report.model(), "sha256", report.sha256(), "bytes", report.bytes());
        report.graph()
                .ifPresent(
                        graph -> {
                            json.put("producer", graph.producer());
                            json.put("irVersion", graph.irVersion());
                            json.put("opsets", graph.opsets());
                        });
        json.put("labels", report.labels());
        return json;
    }

    private static Map<String, Object> settings(CheckReport report) {
        CheckSettings s = report.settings();
        return map(
                "provider", s.options().provider().text(),
                "threads", s.options().threads(),
                "batch", s.options().batch(),
                "minScore", s.operating().minScore(),
                "nmsIou", s.operating().maxIou(),
                "sweepMinScore", OperatingPoint.SWEEP.minScore(),
                "sweepNmsIou", OperatingPoint.SWEEP.maxIou(),
                "maxMs", s.maxMillis().orElse(null),
                "mayLose", s.mayLose(),
                "maxCalibrationError", s.maxCalibrationError(),
                "draws", CheckSettings.DRAWS,
                "seed", CheckSettings.SEED);
    }

    private static Map<String, Object> numerics(Numerics n) {
        return map(
                "inputs", n.inputs(),
                "outputs", n.outputs(),
                "asUsed", n.asUsed(),
                "against", "cpu, no optimisation, 1 thread",
                "difference", n.difference(),
                "tolerance", n.tolerance(),
                "batch", n.batch(),
                "batchDifference", n.batchDifference(),
                "batchTolerance", n.batchTolerance(),
                "finite", n.finite());
    }

    private static Map<String, Object> millis(Latency latency, int batch) {
        return map(
                "p50", latency.p50(),
                "p95", latency.p95(),
                "p99", latency.p99(),
                "batch", batch,
                "runs", latency.samples());
    }

    private static Map<String, Object> detection(CheckReport report, Slice whole) {
        DetectionScores all = whole.evaluation().scores();
        Map<String, Object> classes = new LinkedHashMap<>();
        whole.evaluation()
                .classes()
                .forEach(
                        (label, scores) ->
                                classes.put(
                                        label,
                                        map(
                                                "AP50-95", number(scores.meanAveragePrecision()),
                                                "AP50", number(scores.averagePrecision50()),
                                                "instances", scores.objects())));
        List<Object> slices = new ArrayList<>();
        report.slices().stream().skip(1).forEach(slice -> slices.add(slice(slice)));
        return map(
                "mAP50-95", number(all.meanAveragePrecision()),
                "mAP50", number(all.averagePrecision50()),
                "recall", number(whole.taken().recall()),
                "precision", number(whole.taken().precision()),
                "images", all.images(),
                "instances", all.objects(),
                "classes", classes,
                "slices", slices,
                "nameAgreement", report.names().map(n -> number(n.agreement())).orElse(null));
    }

    private static Map<String, Object> slice(Slice slice) {
        DetectionScores scores = slice.evaluation().scores();
        return map(
                "kind", slice.kind(),
                "name", slice.name(),
                "about", slice.about(),
                "mAP50-95", number(scores.meanAveragePrecision()),
                "mAP50", number(scores.averagePrecision50()),
                "recall", number(slice.taken().recall()),
                "instances", scores.objects(),
                "imagesWithObjects", slice.imagesWithObjects());
    }

    private static Map<String, Object> calibration(Calibrated c) {
        return map(
                "error", number(c.asTaken().error()),
                "detections", c.asTaken().detections(),
                "meanScore", number(c.asTaken().meanScore()),
                "right", number(c.asTaken().right()),
                "bins", bins(c.asTaken()),
                "temperature", c.temperature().map(t -> t.value()).orElse(null),
                "scaledError", c.scaled().map(s -> number(s.error())).orElse(null),
                "heldOutError", number(c.heldOutBefore()),
                "heldOutScaledError", number(c.heldOutAfter()));
    }

    private static List<Object> bins(Calibration calibration) {
        return calibration.bins().stream()
                .<Object>map(b -> map("count", b.count(), "score", b.score(), "right", b.right()))
                .toList();
    }

    private static Map<String, Object> baseline(CheckReport report, BaselineComparison b) {
        return map(
                "file", report.settings().baseline().map(Object::toString).orElse(null),
                "mAP50-95", b.accuracy().stream().map(CheckJson::compared).toList(),
                "calibrationError", compared(b.calibration()));
    }

    private static Map<String, Object> compared(Compared c) {
        return map(
                "kind", c.kind(),
                "name", c.name(),
                "candidate", number(c.candidate()),
                "baseline", number(c.baseline()),
                "low", number(c.low()),
                "high", number(c.high()),
                "level", c.level(),
                "images", c.images(),
                "judged", c.judged());
    }

    private static Map<String, Object> image(SeenImage image) {
        return map(
                "name", image.name(),
                "sha256", image.sha256(),
                "brightness", image.brightness(),
                "sharpness", image.sharpness(),
                "objects", image.truth().size(),
                "swept", image.swept().stream().map(CheckJson::row).toList(),
                "operating", image.operating().stream().map(CheckJson::row).toList());
    }

    /** Class, score, left, top, right, bottom in pixels. */
    private static List<Object> row(Detection d) {
        Box box = d.box();
        return List.of(d.label(), d.score(), box.left(), box.top(), box.right(), box.bottom());
    }

    /** What is not there is null, never 0. */
    private static Double number(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
