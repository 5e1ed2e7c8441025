package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.ingest.Region;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code builtin:auto}, the detector that needs no model: what moves or has come, named by simple
 * rules.
 *
 * <ol>
 *   <li>A region that the scene's memory takes for exactly one person of the size usual at that
 *       place, or has cut out of a group as such, is a {@code person}.
 *   <li>A region of unsure content that is wide enough for two is searched for people by {@link
 *       HogPeople}; what is found stands in its place.
 *   <li>Else a region that fills its box or is wide is a {@code vehicle}, an upright one a {@code
 *       person}, any other an {@code object}.
 * </ol>
 *
 * Regions that are surely a part or a flicker are left out. Whoever stops is held by the memory,
 * which takes a still person for background only after a minute.
 */
public final class BuiltinAuto implements Detector {
    private static final String PERSON = "person";
    private static final String CAR = "car";
    private static final String OBJECT = "object";

    /** Below it a region does not fit into the scene. */
    private static final double LEAST_CERTAINTY = 0.35;

    /** From here on the memory knows the size of people and the region has it. */
    private static final double SURELY_ONE = 0.55;

    /** Vehicles fill their box; of people, measured on real ones, 95 in 100 fill less. */
    private static final double SOLID = 0.75;

    /** Searches for people are bounded by time: at most so many regions of a frame. */
    private static final int MOST_SEARCHES = 3;

    private final HogPeople people = new HogPeople();

    @Override
    public List<String> labels() {
        return List.of(PERSON, CAR, OBJECT);
    }

    @Override
    public int history() {
        return 0;
    }

    @Override
    public List<Detection> detect(FrameView view, List<FrameView> earlier) {
        Frame frame = view.frame();
        List<Region> ambiguous =
                frame.regions().stream()
                        .filter(region -> ambiguous(region, frame))
                        .sorted(Comparator.comparingInt(r -> -r.width() * r.height()))
                        .limit(MOST_SEARCHES)
                        .toList();
        List<Detection> detections = new ArrayList<>();
        for (Region region : frame.regions()) {
            List<Detection> found =
                    ambiguous.contains(region) ? people.find(view.bgr(), region) : List.of();
            if (!found.isEmpty()) {
                detections.addAll(found);
            } else if (region.certainty() >= LEAST_CERTAINTY) {
                Box box = new Box(region.left(), region.top(), region.right(), region.bottom());
                double score = MotionDetector.score(region, frame);
                detections.add(new Detection(box, score, label(region)));
            }
        }
        return detections;
    }

    private static boolean ambiguous(Region region, Frame frame) {
        return region.certainty() < SURELY_ONE
                && region.fill() <= SOLID
                && region.height() >= 0.05 * frame.height()
                && region.width() > 0.6 * region.height()
                && region.width() < 3 * region.height();
    }

    private static String label(Region region) {
        if (region.certainty() >= SURELY_ONE) {
            return PERSON;
        }
        double wide = region.width() / (double) region.height();
        boolean solid = region.fill() > SOLID;
        return solid ? CAR : wide < 0.75 ? PERSON : wide > 1.2 ? CAR : OBJECT;
    }

    @Override
    public void close() {
        people.close();
    }
}
