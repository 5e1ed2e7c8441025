package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something that is taken for a person or an animal now and then, always at the same place, such as
 * a coat on a chair. Whoever goes down near it has not become it.
 *
 * @param box where it was first seen, in pixels
 * @param sinceMicros when it was first seen
 * @param seenMicros when it was last seen
 */
public record Clutter(Box box, long sinceMicros, long seenMicros) {
    private static final double SAME_IOU = 0.5;
    private static final long FORGOTTEN_MICROS = 10_000_000;

    /** More at once are not remembered. */
    private static final int MOST = 64;

    public Clutter {
        Objects.requireNonNull(box, "box");
    }

    /** Since when the same has been seen at the place; {@link Long#MAX_VALUE} where it has not. */
    static long since(Box box, List<Clutter> known) {
        long since = Long.MAX_VALUE;
        for (Clutter each : known) {
            if (each.sinceMicros() < since && each.box().iou(box) >= SAME_IOU) {
                since = each.sinceMicros();
            }
        }
        return since;
    }

    /** After a frame in which nobody was where these are. */
    static List<Clutter> seen(List<Clutter> before, List<Box> boxes, long micros) {
        List<Clutter> after = new ArrayList<>();
        boolean[] known = new boolean[boxes.size()];
        for (Clutter each : before) {
            boolean here = false;
            for (int i = 0; i < known.length; i++) {
                if (each.box().iou(boxes.get(i)) >= SAME_IOU) {
                    known[i] = true;
                    here = true;
                }
            }
            if (here || micros - each.seenMicros() <= FORGOTTEN_MICROS) {
                after.add(here ? new Clutter(each.box(), each.sinceMicros(), micros) : each);
            }
        }
        for (int i = 0; i < known.length && after.size() < MOST; i++) {
            if (!known[i]) {
                after.add(new Clutter(boxes.get(i), micros, micros));
            }
        }
        return after;
    }
}
