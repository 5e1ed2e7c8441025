package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.Zone;
import java.util.List;

/** Where one may lie, such as beds and sofas. */
public final class Floor {
    private static final double[] ACROSS = {0.2, 0.5, 0.8};
    private static final double[] DOWN = {0.6, 0.8};

    private final List<Zone> rests;
    private final List<Zone> only;

    public Floor(List<Zone> rests) {
        this(rests, List.of());
    }

    /**
     * @param rests where one may lie
     * @param only where alone it matters; empty: anywhere
     */
    public Floor(List<Zone> rests, List<Zone> only) {
        this.rests = List.copyOf(rests);
        this.only = List.copyOf(only);
    }

    /** Whether more than half of what the body lies on is such a place. */
    boolean isRest(Box box, FallFrame frame) {
        return isMostlyIn(rests, box, frame) || (!only.isEmpty() && !isMostlyIn(only, box, frame));
    }

    private static boolean isMostlyIn(List<Zone> zones, Box box, FallFrame frame) {
        if (zones.isEmpty()) {
            return false;
        }
        int within = 0;
        for (double across : ACROSS) {
            for (double down : DOWN) {
                double x = (box.left() + across * box.width()) / frame.width();
                double y = (box.top() + down * box.height()) / frame.height();
                within += zones.stream().anyMatch(zone -> zone.contains(x, y)) ? 1 : 0;
            }
        }
        return 2 * within > ACROSS.length * DOWN.length;
    }
}
