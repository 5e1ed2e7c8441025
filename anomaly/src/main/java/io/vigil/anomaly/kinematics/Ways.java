package io.vigil.anomaly.kinematics;

import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways of what has been seen lately, which say how each object has gone on: greedily, each
 * glance continues the way whose expected box it overlaps the most. Coarser than tracks, and the
 * same for footage and for what is no detection. State in, state out.
 *
 * @param all in the order in which they were last seen
 */
public record Ways(List<Way> all) {
    public static final Ways NONE = new Ways(List.of());

    /** Intersection over union; less is another object. */
    private static final double LEAST_OVERLAP = 0.25;

    /** What has not been seen for so long is gone; microseconds. */
    private static final long LOST = 1_500_000;

    public Ways {
        all = List.copyOf(all);
    }

    /** What to hand to the next step, and the glances with their courses, in their order. */
    public record Step(Ways after, List<Glance> glances) {}

    private record Pair(int way, int glance, double overlap) {}

    /**
     * @param micros capture time of the frame; later than that of the one before
     * @param glances of one frame
     */
    public Step step(BodyHeights heights, long micros, List<Glance> glances) {
        List<Way> alive = all.stream().filter(way -> micros - way.atMicros() <= LOST).toList();
        int[] continued = continued(alive, micros, glances);
        List<Way> after = new ArrayList<>();
        for (int i = 0; i < alive.size(); i++) {
            int way = i;
            if (Arrays.stream(continued).noneMatch(c -> c == way)) {
                after.add(alive.get(i));
            }
        }
        List<Glance> said = new ArrayList<>(glances.size());
        for (int j = 0; j < continued.length; j++) {
            Glance glance = glances.get(j);
            double body = heights.at(glance.box().bottom());
            boolean isNew = continued[j] < 0;
            Way way =
                    isNew
                            ? Way.begun(glance.box(), micros)
                            : alive.get(continued[j]).seen(glance.box(), micros, body);
            after.add(way);
            said.add(glance.with(isNew ? Course.UNKNOWN : way.course(body)));
        }
        return new Step(new Ways(after), said);
    }

    /** Of each glance, the way that it continues; negative: none. */
    private static int[] continued(List<Way> ways, long micros, List<Glance> glances) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            for (int j = 0; j < glances.size(); j++) {
                double overlap = ways.get(i).expected(micros).iou(glances.get(j).box());
                if (overlap >= LEAST_OVERLAP) {
                    pairs.add(new Pair(i, j, overlap));
                }
            }
        }
        // Stable: of equals, the first way and the first glance.
        pairs.sort((one, other) -> Double.compare(other.overlap(), one.overlap()));
        int[] continued = new int[glances.size()];
        Arrays.fill(continued, -1);
        boolean[] taken = new boolean[ways.size()];
        for (Pair pair : pairs) {
            if (!taken[pair.way()] && continued[pair.glance()] < 0) {
                taken[pair.way()] = true;
                continued[pair.glance()] = pair.way();
            }
        }
        return continued;
    }
}
