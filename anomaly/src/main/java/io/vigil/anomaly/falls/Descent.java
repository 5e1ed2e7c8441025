package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * How somebody's head has been coming down lately. Now and then a detector sees only a part of
 * somebody, so that nothing is believed of one sighting that those next to it gainsay.
 *
 * @param heads the latest sightings, oldest first
 * @param fastest of this way down, in standing heights a second
 */
public record Descent(List<Head> heads, double fastest) {
    static final Descent NONE = new Descent(List.of(), 0);

    private static final long LONGEST_MICROS = 1_200_000;
    private static final long SLOWEST_MICROS = 900_000;
    private static final long SHORTEST_MICROS = 280_000;

    /** So many sightings have to agree. */
    private static final int AGREEING = 3;

    /** Nobody falls faster, in standing heights a second: the box has gone to something else. */
    private static final double FASTEST = 3.5;

    private static final double LEAST_HOP = 0.35;

    /**
     * Falls begin where people stand or sit, in standing heights below the standing head: whoever
     * bows from the knees or rolls over on the floor does not fall any more.
     */
    private static final double LOWEST_START = 0.35;

    /** Who comes down so deep while out of sight is taken to have come down so fast. */
    private static final double UNSEEN_DROP = 0.35;

    /** In squares of the standing height, lest a part be taken for all. */
    private static final double UNSEEN_AREA = 0.12;

    private static final double UNSEEN_SPEED = 0.8;

    /** A step down is at least so much, in standing heights. */
    private static final double LEAST_STEP = 0.02;

    private static final long LONGEST_STEP_MICROS = 350_000;

    /**
     * @param top of the box, in pixels of the frame
     * @param bottom of the box, likewise
     * @param aspect height over width
     */
    public record Head(long atMicros, double top, double bottom, double aspect) {
        double height() {
            return bottom - top;
        }
    }

    public Descent {
        heads = List.copyOf(heads);
    }

    /**
     * @param aspect of the shape
     * @param tall standing height in pixels
     * @param top of the head when last upright, in pixels
     */
    Descent seen(Box box, double aspect, double tall, double top, long micros) {
        List<Head> kept = new ArrayList<>(heads.size() + 1);
        Head last = heads.isEmpty() ? null : heads.get(heads.size() - 1);
        boolean hop =
                last != null
                        && Math.abs(box.top() - last.top()) > LEAST_HOP * tall
                        && Math.abs(box.top() - last.top()) / tall
                                > FASTEST * (micros - last.atMicros()) / 1e6;
        for (Head head : heads) {
            if (micros - head.atMicros() <= LONGEST_MICROS) {
                kept.add(head);
            }
        }
        kept.add(new Head(micros, box.top(), box.bottom(), aspect));
        boolean unseen =
                last != null
                        && micros - last.atMicros() > LONGEST_MICROS
                        && last.top() - top <= LOWEST_START * tall
                        && box.top() - top >= UNSEEN_DROP * tall
                        && box.area() >= UNSEEN_AREA * tall * tall;
        double least = unseen ? Math.max(fastest, UNSEEN_SPEED) : fastest;
        double speed = hop ? least : Math.max(least, speed(kept, tall, top));
        return new Descent(kept, speed);
    }

    /** The fastest up to the last sighting; of two in a row the higher head counts. */
    private static double speed(List<Head> heads, double tall, double top) {
        int last = heads.size() - 1;
        double speed = 0;
        for (int i = 1; i < last; i++) {
            long ago = heads.get(last).atMicros() - heads.get(i).atMicros();
            boolean high = higher(heads, i) - top <= LOWEST_START * tall;
            if (high && ago >= SHORTEST_MICROS && ago <= SLOWEST_MICROS) {
                double down = higher(heads, last) - higher(heads, i);
                speed = Math.max(speed, down / tall / (ago / 1e6));
            }
        }
        return speed;
    }

    private static double higher(List<Head> heads, int i) {
        return Math.min(heads.get(i).top(), heads.get(i - 1).top());
    }

    /** How fast the head has been coming down just now, in standing heights a second. */
    double now(double tall) {
        int last = heads.size() - 1;
        for (int i = last - 1; i > 0; i--) {
            long ago = heads.get(last).atMicros() - heads.get(i).atMicros();
            if (ago >= SHORTEST_MICROS) {
                return (higher(heads, last) - higher(heads, i)) / tall / (ago / 1e6);
            }
        }
        return 0;
    }

    /** Whether there are enough sightings to agree. */
    boolean agreed() {
        return heads.size() >= AGREEING;
    }

    /** The highest top that the latest sightings have, in pixels. */
    double top() {
        double top = Double.MAX_VALUE;
        for (int i = heads.size() - 1; i >= Math.max(0, heads.size() - AGREEING); i--) {
            top = Math.min(top, heads.get(i).top());
        }
        return top;
    }

    /** How far apart their tops are, in pixels. */
    double spread() {
        double lowest = 0;
        for (int i = heads.size() - 1; i >= Math.max(0, heads.size() - AGREEING); i--) {
            lowest = Math.max(lowest, heads.get(i).top());
        }
        return lowest - top();
    }

    /** The lowest bottom that they have, in pixels. */
    double bottom() {
        double bottom = 0;
        for (int i = heads.size() - 1; i >= Math.max(0, heads.size() - AGREEING); i--) {
            bottom = Math.max(bottom, heads.get(i).bottom());
        }
        return bottom;
    }

    /** The greatest height that they have, in pixels. */
    double height() {
        double height = 0;
        for (int i = heads.size() - 1; i >= Math.max(0, heads.size() - AGREEING); i--) {
            height = Math.max(height, heads.get(i).height());
        }
        return height;
    }

    /** The slimmest shape that they have: height over width. */
    double aspect() {
        double aspect = 0;
        for (int i = heads.size() - 1; i >= Math.max(0, heads.size() - AGREEING); i--) {
            aspect = Math.max(aspect, heads.get(i).aspect());
        }
        return aspect;
    }

    /** How many sightings in a row, up to the last, each had the head lower than the one before. */
    int steps(double tall) {
        int steps = 0;
        for (int i = heads.size() - 1; i > 0; i--) {
            Head now = heads.get(i);
            Head before = heads.get(i - 1);
            boolean down =
                    now.top() - before.top() >= LEAST_STEP * tall
                            && now.atMicros() - before.atMicros() <= LONGEST_STEP_MICROS;
            if (!down) {
                break;
            }
            steps++;
        }
        return steps;
    }

    /** What was fast long ago says little of now. */
    Descent fading(double seconds) {
        return new Descent(heads, Math.max(0, fastest - 0.03 * seconds));
    }

    /** After somebody was upright again. */
    Descent ended() {
        return new Descent(heads, 0);
    }
}
