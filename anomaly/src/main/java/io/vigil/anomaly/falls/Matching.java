package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says which sighting is of which body: pair by pair, the best first. Detections come before
 * foreground, which is one patch where people are close and several where one is half hidden.
 */
final class Matching {
    private static final double LEAST_IOU = 0.15;

    /** Share of the smaller box that has to lie within the other. */
    private static final double LEAST_SHARE = 0.5;

    /** Sightings of much less than the body, such as a head, are not of it. */
    private static final double LEAST_SIZE = 0.2;

    /** Patches need to be as large, in squares of the standing height. */
    private static final double LEAST_PATCH = 0.16;

    /** And at most as large, in areas of the body's box. */
    private static final double MOST_PATCH = 1.6;

    private static final double LEAST_PATCH_IOU = 0.3;

    /** And at most as tall, in heights of the body's box. */
    private static final double MOST_GROWTH = 1.15;

    /** What is worth less does not count where it only lies near. */
    private static final double LEAST_FAR = 0.15;

    private static final double SAME_IOU = 0.6;

    /** With this much of its own place in it, a part of somebody else is another all the same. */
    private static final double OWN_IOU = 0.45;

    /** Nobody's head comes down faster, in standing heights a second. */
    private static final double FASTEST = 2.3;

    /** Nobody is taller than that, in standing heights; unless only a part was seen before. */
    private static final double MOST_TALL = 1.5;

    /** Besides, in standing heights: boxes tremble. */
    private static final double SLACK = 0.2;

    /** Whoever has been out of sight may have come so far, in standing heights. */
    private static final double FARTHEST = 1.2;

    private record Pair(int body, int sighting, double worth) {}

    private Matching() {}

    /**
     * @return for each body the index of its sighting, or -1
     */
    static int[] of(
            List<Body> bodies, List<Sighting> sightings, List<Clutter> clutter, long micros) {
        List<Pair> pairs = new ArrayList<>();
        long[] since = new long[sightings.size()];
        for (int s = 0; s < since.length; s++) {
            boolean told = !sightings.get(s).foreground();
            since[s] = told ? Clutter.since(sightings.get(s).box(), clutter) : Long.MAX_VALUE;
        }
        for (int b = 0; b < bodies.size(); b++) {
            for (int s = 0; s < sightings.size(); s++) {
                boolean there = since[s] < bodies.get(b).standing().atMicros();
                double worth = there ? 0 : worth(bodies.get(b), sightings.get(s), micros);
                if (worth > 0) {
                    pairs.add(new Pair(b, s, worth));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble((Pair pair) -> -pair.worth())
                        .thenComparingInt(Pair::body)
                        .thenComparingInt(Pair::sighting));
        int[] of = new int[bodies.size()];
        Arrays.fill(of, -1);
        boolean[] taken = new boolean[sightings.size()];
        boolean[] shaded = new boolean[sightings.size()];
        for (Pair pair : pairs) {
            int s = pair.sighting();
            boolean own =
                    !shaded[s]
                            || bodies.get(pair.body()).box().iou(sightings.get(s).box()) >= OWN_IOU;
            if (of[pair.body()] < 0 && !taken[s] && own) {
                of[pair.body()] = s;
                take(sightings, s, taken, shaded);
            }
        }
        return of;
    }

    /**
     * What lies where somebody is now is the same one under another label, and what is within or
     * around is more likely a part of the same one than another who has come there.
     */
    private static void take(
            List<Sighting> sightings, int chosen, boolean[] taken, boolean[] shaded) {
        Box box = sightings.get(chosen).box();
        for (int s = 0; s < taken.length; s++) {
            Box other = sightings.get(s).box();
            taken[s] |= s == chosen || other.iou(box) >= SAME_IOU;
            shaded[s] |= other.overlap(box) >= LEAST_SHARE * Math.min(other.area(), box.area());
        }
    }

    private static double worth(Body body, Sighting sighting, long micros) {
        Box last = body.box();
        Box box = sighting.box();
        double tall = body.standing().height();
        if (box.height() > MOST_TALL * tall) {
            return 0;
        }
        double down = (box.top() - last.top()) / tall;
        if (down > SLACK + FASTEST * (micros - body.seenMicros()) / 1e6) {
            return 0;
        }
        double overlap = last.overlap(box);
        double iou = last.iou(box);
        double share = overlap / Math.min(last.area(), box.area());
        boolean large = box.area() >= LEAST_SIZE * last.area();
        boolean near =
                iou >= LEAST_IOU
                        || (share >= LEAST_SHARE && large)
                        || (large
                                && sighting.weight() >= LEAST_FAR
                                && !sighting.foreground()
                                && isWithinReach(body, box, tall, micros));
        if (!near) {
            return 0;
        }
        if (sighting.foreground()) {
            boolean plausible =
                    box.area() >= LEAST_PATCH * tall * tall
                            && box.area() <= MOST_PATCH * last.area()
                            && box.height() <= MOST_GROWTH * last.height()
                            && iou >= LEAST_PATCH_IOU;
            return plausible ? 0.01 * (0.3 + iou) : 0;
        }
        return Math.sqrt(sighting.weight()) * (0.3 + iou);
    }

    private static boolean isWithinReach(Body body, Box box, double tall, long micros) {
        double unseen = (micros - body.seenMicros()) / 1e6;
        double reach = Math.min(FARTHEST, 0.3 + unseen) * tall;
        double across = Math.abs(box.centerX() - body.box().centerX());
        double down = Math.abs(box.bottom() - body.box().bottom());
        return across <= reach && down <= reach;
    }

    /** Whether half of the smaller one lies within the other. */
    static boolean isOne(Box one, Box other) {
        return one.overlap(other) >= 0.5 * Math.min(one.area(), other.area());
    }
}
