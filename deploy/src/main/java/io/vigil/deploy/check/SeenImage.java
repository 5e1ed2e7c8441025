package io.vigil.deploy.check;

import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.ScoredImage;
import io.vigil.tracking.evaluation.detection.TrueObject;
import java.util.List;

/**
 * One labelled image and what a model says of it.
 *
 * @param name of its file
 * @param sha256 of its file, in hex
 * @param brightness mean luma, in [0, 255]
 * @param sharpness variance of the Laplacian of luma
 * @param truth objects of the classes that the model knows
 * @param swept detections down to the worst, at most {@link ScoredImage#MOST}
 * @param operating detections as a deployment takes them
 */
public record SeenImage(
        String name,
        String sha256,
        double brightness,
        double sharpness,
        List<TrueObject> truth,
        List<Detection> swept,
        List<Detection> operating) {
    public SeenImage {
        truth = List.copyOf(truth);
        swept = new ScoredImage(name, truth, swept).detections();
        operating = List.copyOf(operating);
    }

    ScoredImage ranked() {
        return new ScoredImage(name, truth, swept);
    }

    ScoredImage asTaken() {
        return new ScoredImage(name, truth, operating);
    }
}
