package io.vigil.deploy.check;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.evaluation.detection.Area;
import io.vigil.tracking.evaluation.detection.DetectionEvaluation;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good and how fast a model is on labelled images.
 *
 * @param classes those that have objects, in alphabetical order
 * @param notes what was left out, in sentences
 */
public record DetectionFigures(
        DetectionScores all,
        Map<String, DetectionScores> classes,
        Latency latency,
        List<String> notes) {
    /**
     * @param threads of one inference
     * @throws InputException if the images or labels cannot be used
     * @throws io.vigil.operators.perceive.DetectorException if the model cannot
     */
    public static DetectionFigures of(Path file, LabelledSet set, int threads, Console console)
            throws IOException {
        try (ModelUnderTest model = ModelUnderTest.open(file, ModelOptions.cpu(threads));
                Progress progress =
                        console.progress(
                                file.getFileName().toString(),
                                "images",
                                set.folder().entries().size())) {
            Examination seen =
                    Examination.of(
                            model,
                            set.folder(),
                            set.names(),
                            OperatingPoint.byDefault(),
                            1,
                            progress);
            if (seen.objects() == 0) {
                throw new InputException(
                        "The labels hold no object that %s could find; it knows %s"
                                .formatted(file, LabelledFolder.some(model.labels())));
            }
            DetectionEvaluation evaluation =
                    DetectionEvaluation.of(
                            seen.images().stream().map(SeenImage::ranked).toList(), Area.ALL);
            return new DetectionFigures(
                    evaluation.scores(), evaluation.classes(), seen.latency(), seen.notes());
        }
    }

    /** In the shape that other programs read. */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mAP50-95", all.meanAveragePrecision());
        json.put("mAP50", all.averagePrecision50());
        Map<String, Object> each = new LinkedHashMap<>();
        classes.forEach(
                (name, scores) -> {
                    Map<String, Object> of = new LinkedHashMap<>();
                    of.put("AP50-95", scores.meanAveragePrecision());
                    of.put("AP50", scores.averagePrecision50());
                    of.put("instances", scores.objects());
                    each.put(name, of);
                });
        json.put("classes", each);
        json.put("images", all.images());
        Map<String, Object> ms = new LinkedHashMap<>();
        ms.put("p50", latency.p50());
        ms.put("p95", latency.p95());
        ms.put("p99", latency.p99());
        json.put("ms", ms);
        return json;
    }
}
