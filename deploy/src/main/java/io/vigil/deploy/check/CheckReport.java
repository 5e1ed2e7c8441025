package io.vigil.deploy.check;

import io.vigil.operators.perceive.onnx.GraphFacts;
import io.vigil.operators.perceive.onnx.Numerics;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.evaluation.detection.Confusion;
import java.util.List;
import java.util.Optional;

/**
 * All that a check found out of a model. What could not be measured is empty.
 *
 * @param sha256 of the file, in hex
 * @param labels of the model's classes by index
 * @param refusals why it may not be used; none if it may
 * @param notes what else there is to say, in sentences
 * @param batch images that really go in at once
 * @param latency of a batch, in milliseconds
 * @param images by name
 * @param slices the whole first
 * @param names what objects are called, of the detections that a deployment takes
 */
public record CheckReport(
        CheckSettings settings,
        String sha256,
        long bytes,
        Optional<GraphFacts> graph,
        List<String> labels,
        List<Refusal> refusals,
        List<String> notes,
        int batch,
        Optional<Numerics> numerics,
        Optional<Latency> latency,
        List<SeenImage> images,
        List<Slice> slices,
        Optional<Confusion> names,
        Optional<Calibrated> calibration,
        List<MustPass.Result> mustPass,
        Optional<BaselineComparison> baseline) {
    public CheckReport {
        labels = List.copyOf(labels);
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
        images = List.copyOf(images);
        slices = List.copyOf(slices);
        mustPass = List.copyOf(mustPass);
    }

    /** Whether the model may be used. */
    public boolean promoted() {
        return refusals.isEmpty();
    }

    /** The model's file without its folder. */
    public String model() {
        return settings.model().getFileName().toString();
    }

    /** Of everything; empty if nothing was measured on labels. */
    Optional<Slice> whole() {
        return slices.stream().findFirst();
    }
}
