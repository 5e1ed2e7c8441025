package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.ingest.Region;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code builtin:motion}: the regions that travel with the frame, as boxes of the class {@code
 * object}. It decodes no pixels and knows no model; what two people form together it takes for one.
 */
public final class MotionDetector implements Detector {
    private static final String OBJECT = "object";

    /** Smaller regions, as a share of the image's height, are more often noise than objects. */
    private static final double SMALL = 0.06;

    @Override
    public List<String> labels() {
        return List.of(OBJECT);
    }

    @Override
    public int history() {
        return 0;
    }

    @Override
    public List<Detection> detect(FrameView view, List<FrameView> earlier) {
        Frame frame = view.frame();
        List<Detection> detections = new ArrayList<>();
        for (Region region : frame.regions()) {
            Box box = new Box(region.left(), region.top(), region.right(), region.bottom());
            detections.add(new Detection(box, score(region, frame), OBJECT));
        }
        return detections;
    }

    /**
     * In [0.1, 0.95]: above 0.7 for a region of some size that is well filled and surely one
     * object; what is small, ragged or may be a part or a group counts less.
     */
    static double score(Region region, Frame frame) {
        double size =
                Math.min(1, Math.max(region.width(), region.height()) / (SMALL * frame.height()));
        double fill = Math.min(1, region.fill() / 0.4);
        // 0.5 is what a region has of which nothing is known: by itself it is trusted.
        double sure = Math.min(0.95, 0.25 + 1.1 * region.certainty());
        return Math.max(0.1, size * fill * sure);
    }

    @Override
    public void close() {}
}
