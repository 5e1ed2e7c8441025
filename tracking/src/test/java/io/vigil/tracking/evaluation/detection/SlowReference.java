package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** COCO's average precision as its definition reads, with no thought for speed. */
final class SlowReference {
    private SlowReference() {}

    static double meanAveragePrecision(List<ScoredImage> images, double low, double high) {
        Set<String> labels = new TreeSet<>();
        images.forEach(image -> image.truth().forEach(t -> labels.add(t.label())));
        double sum = 0;
        int classes = 0;
        for (String label : labels) {
            double all = 0;
            boolean any = true;
            for (int iou = 50; iou <= 95; iou += 5) {
                Double ap = averagePrecision(images, label, iou / 100.0, low, high);
                any &= ap != null;
                all += ap == null ? 0 : ap;
            }
            if (any) {
                sum += all / 10;
                classes++;
            }
        }
        return classes == 0 ? Double.NaN : sum / classes;
    }

    private record Said(double score, boolean right) {}

    private static Double averagePrecision(
            List<ScoredImage> images, String label, double minIou, double low, double high) {
        List<ScoredImage> byName = new ArrayList<>(images);
        byName.sort(Comparator.comparing(ScoredImage::name));
        List<Said> said = new ArrayList<>();
        int objects = 0;
        for (ScoredImage image : byName) {
            List<TrueObject> free = new ArrayList<>();
            Set<TrueObject> outside = new HashSet<>();
            for (TrueObject object : image.truth()) {
                if (object.label().equals(label)) {
                    free.add(object);
                    if (outside(object.box(), low, high)) {
                        outside.add(object);
                    } else {
                        objects++;
                    }
                }
            }
            for (Detection detection : image.detections()) {
                if (detection.label().equals(label)) {
                    TrueObject taken = best(detection, free, outside, minIou, false);
                    if (taken == null) {
                        taken = best(detection, free, outside, minIou, true);
                    }
                    free.remove(taken);
                    boolean counts =
                            taken == null
                                    ? !outside(detection.box(), low, high)
                                    : !outside.contains(taken);
                    if (counts) {
                        said.add(new Said(detection.score(), taken != null));
                    }
                }
            }
        }
        if (objects == 0) {
            return null;
        }
        said.sort((a, b) -> Double.compare(b.score(), a.score()));
        double sum = 0;
        for (int step = 0; step <= 100; step++) {
            double best = 0;
            int right = 0;
            for (int n = 0; n < said.size(); n++) {
                right += said.get(n).right() ? 1 : 0;
                if (right / (double) objects >= step * 0.01) {
                    best = Math.max(best, right / (n + 1.0));
                }
            }
            sum += best;
        }
        return sum / 101;
    }

    private static TrueObject best(
            Detection detection,
            List<TrueObject> free,
            Set<TrueObject> outside,
            double minIou,
            boolean ofOutside) {
        TrueObject best = null;
        for (TrueObject object : free) {
            double iou = detection.box().iou(object.box());
            if (outside.contains(object) == ofOutside
                    && iou >= minIou
                    && (best == null || iou >= detection.box().iou(best.box()))) {
                best = object;
            }
        }
        return best;
    }

    private static boolean outside(Box box, double low, double high) {
        return box.area() < low || box.area() > high;
    }
}
