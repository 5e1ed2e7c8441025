package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's way down, and how they have been since.
 *
 * @param downMicros since when they are not upright; -1: they are
 * @param drop how far the head came down within 0.8 s at most, in standing heights
 * @param hop how far at most from one look to the next, in standing heights: a box that has gone
 *     over to something else
 * @param roamed how far they have gone from place to place since they can have come to rest, in
 *     standing heights
 * @param stayMicros since when they have stayed where they are; -1: not down
 * @param stayX where that is, in pixels
 * @param stayY the same downwards
 * @param stayTop and the top then
 * @param looks of the last three seconds, oldest first, some five a second
 */
public record Descending(
        long downMicros,
        double drop,
        double hop,
        double roamed,
        long stayMicros,
        double stayX,
        double stayY,
        double stayTop,
        List<Look> looks) {
    static final Descending NONE = new Descending(-1, 0, 0, 0, -1, 0, 0, 0, List.of());

    private static final long KEPT_MICROS = 3_050_000;

    /** Looks closer together tell nothing new. */
    private static final long APART_MICROS = 150_000;

    private static final long DROP_MICROS = 810_000;

    /** A fall is over by then. */
    private static final long RESTS_MICROS = 1_500_000;

    /** Whoever moves further, in standing heights, does not stay. */
    private static final double STAYS = 0.12;

    public Descending {
        looks = List.copyOf(looks);
    }

    boolean isDown() {
        return downMicros >= 0;
    }

    /** Whether enough time has gone by since the last look. */
    boolean isDue(long micros) {
        return looks.isEmpty() || micros - last().atMicros() >= APART_MICROS;
    }

    Look last() {
        return looks.get(looks.size() - 1);
    }

    /** Upright, as that look shows. */
    Descending up(Look look) {
        return new Descending(
                -1, 0, 0, 0, -1, 0, 0, 0, isDue(look.atMicros()) ? with(look) : looks);
    }

    /**
     * Not upright, as that look shows.
     *
     * @param tall standing height when last upright, in pixels
     */
    Descending down(Look look, double tall) {
        long now = look.atMicros();
        long since = isDown() ? downMicros : now;
        if (!isDue(now) && isDown()) {
            return this;
        }
        List<Look> after = with(look);
        double deeper = drop;
        double further = hop;
        if (look.seen()) {
            Box box = look.box();
            Look before = lastSeen();
            if (before != null) {
                further = Math.max(hop, (box.top() - before.box().top()) / tall);
            }
            deeper = Math.max(drop, drop(after) / tall);
            boolean stays =
                    stayMicros >= 0
                            && away(box) <= STAYS * tall
                            && Math.abs(box.top() - stayTop) <= STAYS * tall;
            if (!stays) {
                boolean rests = stayMicros >= 0 && now - since >= RESTS_MICROS;
                return new Descending(
                        since,
                        deeper,
                        further,
                        rests ? roamed + away(box) / tall : roamed,
                        now,
                        box.centerX(),
                        box.centerY(),
                        box.top(),
                        after);
            }
        }
        return new Descending(
                since, deeper, further, roamed, stayMicros, stayX, stayY, stayTop, after);
    }

    /** From where they stayed, in pixels. */
    private double away(Box box) {
        return Math.max(Math.abs(box.centerX() - stayX), Math.abs(box.centerY() - stayY));
    }

    private List<Look> with(Look look) {
        List<Look> after = new ArrayList<>(looks.size() + 1);
        for (Look each : looks) {
            if (look.atMicros() - each.atMicros() <= KEPT_MICROS) {
                after.add(each);
            }
        }
        after.add(look);
        return after;
    }

    private Look lastSeen() {
        for (int i = looks.size() - 1; i >= 0; i--) {
            if (looks.get(i).seen()) {
                return looks.get(i);
            }
        }
        return null;
    }

    /**
     * How far the head has come down to where the last two looks agree that it is, from where two
     * in a row had it, in pixels.
     */
    private static double drop(List<Look> looks) {
        List<Look> seen = looks.stream().filter(Look::seen).toList();
        int last = seen.size() - 1;
        double most = 0;
        if (last < 2) {
            return most;
        }
        Look end = seen.get(last - 1);
        double low = Math.min(end.box().top(), seen.get(last).box().top());
        for (int i = last - 2; i >= 0; i--) {
            if (end.atMicros() - seen.get(i).atMicros() > DROP_MICROS) {
                break;
            }
            double high = seen.get(i).box().top();
            if (i > 0) {
                high = Math.min(high, seen.get(i - 1).box().top());
            }
            most = Math.max(most, low - high);
        }
        return most;
    }
}
