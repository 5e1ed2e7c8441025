package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * How somebody's head has been coming down lately.
 *
 * @param heads where the top of the box was, oldest first, over the last second
 * @param fastest of this way down, in standing heights a second
 */
public record Descent(List<Head> heads, double fastest) {
    static final Descent NONE = new Descent(List.of(), 0);

    private static final long LONGEST_MICROS = 900_000;
    private static final long SHORTEST_MICROS = 280_000;

    /** Nobody falls faster, in standing heights a second: the box has gone to something else. */
    private static final double FASTEST = 3.5;

    private static final double LEAST_HOP = 0.35;

    /** A step down is at least so much, in standing heights. */
    private static final double LEAST_STEP = 0.02;

    private static final long LONGEST_STEP_MICROS = 350_000;

    /**
     * @param top in pixels of the frame
     */
    public record Head(long atMicros, double top) {}

    public Descent {
        heads = List.copyOf(heads);
    }

    /**
     * @param tall standing height in pixels
     */
    Descent seen(Box box, double tall, long micros) {
        List<Head> kept = new ArrayList<>(heads.size() + 1);
        double speed = fastest;
        Head last = heads.isEmpty() ? null : heads.get(heads.size() - 1);
        boolean hop =
                last != null
                        && Math.abs(box.top() - last.top()) > LEAST_HOP * tall
                        && Math.abs(box.top() - last.top()) / tall
                                > FASTEST * (micros - last.atMicros()) / 1e6;
        for (Head head : hop ? List.<Head>of() : heads) {
            long ago = micros - head.atMicros();
            if (ago <= LONGEST_MICROS) {
                kept.add(head);
                if (ago >= SHORTEST_MICROS) {
                    speed = Math.max(speed, (box.top() - head.top()) / tall / (ago / 1e6));
                }
            }
        }
        kept.add(new Head(micros, box.top()));
        return new Descent(kept, speed);
    }

    /** How fast the head has been coming down just now, in standing heights a second. */
    double speed(Box box, double tall) {
        for (int i = heads.size() - 1; i >= 0; i--) {
            long ago = heads.get(heads.size() - 1).atMicros() - heads.get(i).atMicros();
            if (ago >= SHORTEST_MICROS) {
                return (box.top() - heads.get(i).top()) / tall / (ago / 1e6);
            }
        }
        return 0;
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
        return new Descent(heads, Math.max(0, fastest - 0.1 * seconds));
    }

    /** After somebody was upright again. */
    Descent ended() {
        return new Descent(heads, 0);
    }
}
