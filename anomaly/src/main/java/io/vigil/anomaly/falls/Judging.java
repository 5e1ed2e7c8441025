package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;

/** Weighs what is seen of somebody who is not upright. */
final class Judging {
    private static final double MOST_SPEED = 2;

    /** No frame is worth more than that, in logits. */
    private static final double MOST_LOGITS = 2.5;

    /** What lies flat is at most so tall for its width, and for the standing height. */
    private static final double FLAT_ASPECT = 0.8;

    private static final double FLAT_HEIGHT = 0.5;

    private static final double HEAD_SHARE = 0.6;

    /** Whoever has come so far, in standing heights, is not held against where he stood. */
    private static final double FAR = 1.5;

    /** Who went down at least as fast and as deep, and is not seen since, may lie there. */
    private static final double VANISHING_SPEED = 1.0;

    private static final double VANISHING_LOW = 0.3;

    /** Seen coming down step by step, so that it is no box that went over to something else. */
    private static final int VANISHING_STEPS = 3;

    private static final double VANISHING_LOGITS = 0.4;
    private static final long VANISHED_MICROS = 400_000;

    private final FallSettings settings;

    Judging(FallSettings settings) {
        this.settings = settings;
    }

    /**
     * @param tall the standing height at this place, in pixels
     */
    Lie seen(
            Lie before,
            Sighting sighting,
            Stance stance,
            Descent descent,
            double tall,
            FallFrame frame,
            double elapsed) {
        long now = frame.capturedAtMicros();
        Box box = sighting.box();
        double low = low(box, stance, tall);
        double logit =
                settings.bias()
                        + settings.lowWeight() * low
                        - settings.lyingWeight() * StrictMath.log(sighting.aspect())
                        + settings.speedWeight() * Math.min(MOST_SPEED, descent.fastest());
        double score = 1 / (1 + StrictMath.exp(-logit));
        double worth = Math.max(-MOST_LOGITS, Math.min(MOST_LOGITS, logit)) * elapsed;
        if (isLeaving(box, descent, tall, frame)) {
            worth = Math.min(0, worth);
        }
        double sum = Math.max(0, before.gathered() + worth);
        long since = sum > 0 ? before.sinceMicros() < 0 ? now : before.sinceMicros() : -1;
        if (before.isTold()) {
            since = before.sinceMicros();
            sum = before.gathered();
        }
        boolean flat = sighting.aspect() <= FLAT_ASPECT && box.height() <= FLAT_HEIGHT * tall;
        long flatSince = flat ? before.flatMicros() < 0 ? now : before.flatMicros() : -1;
        return before.gathering(sum, score, since).flat(flatSince).up(-1);
    }

    /**
     * How deep somebody has come down, in standing heights: the head, and the height of the shape.
     * Who falls towards the camera stays tall in the image; who is only hidden from below keeps the
     * head where it was.
     */
    static double low(Box box, Stance stance, double tall) {
        double shorter = 1 - box.height() / tall;
        if (Math.abs(box.centerX() - stance.x()) > FAR * tall) {
            return shorter;
        }
        double head = (box.top() - stance.top()) / tall;
        return HEAD_SHARE * Math.min(1, head) + (1 - HEAD_SHARE) * Math.min(shorter, head);
    }

    /** Whether it may be on the way out of the image at its lower edge. */
    private static boolean isLeaving(Box box, Descent descent, double tall, FallFrame frame) {
        return box.bottom() >= frame.height() - 2 && descent.speed(box, tall) > 0.25;
    }

    Lie unseen(Body body, FallFrame frame, double elapsed) {
        Lie lie = body.lie();
        long gone = frame.capturedAtMicros() - body.seenMicros();
        boolean atEdge =
                body.box().bottom() >= frame.height() - 2
                        || body.box().left() <= 2
                        || body.box().right() >= frame.width() - 2;
        boolean vanished =
                gone >= VANISHED_MICROS
                        && !atEdge
                        && body.descent().fastest() >= VANISHING_SPEED
                        && body.standing().atMicros() < body.seenMicros()
                        && low(body.box(), body.standing(), body.standing().height())
                                >= VANISHING_LOW
                        && body.descent().steps(body.standing().height()) >= VANISHING_STEPS
                        && body.stood() > 0.3;
        if (!vanished) {
            return lie;
        }
        long since = lie.sinceMicros() < 0 ? body.seenMicros() : lie.sinceMicros();
        return lie.gathering(lie.gathered() + VANISHING_LOGITS * elapsed, lie.score(), since);
    }

    /** What is to be told now, in order. */
    List<Kind> due(Body body, long now) {
        List<Kind> due = new ArrayList<>(0);
        Lie lie = body.lie();
        boolean lies = lie.upMicros() < 0;
        boolean probable = lie.has(Kind.PROBABLE);
        if (!probable && !lie.isTold() && lie.gathered() >= settings.certain()) {
            due.add(Kind.PROBABLE);
            probable = true;
        }
        boolean human = body.stood() >= 1 || body.person() >= 0.3;
        if (!probable
                && !lie.isTold()
                && human
                && lie.flatMicros() >= 0
                && now - lie.flatMicros() >= settings.longLieSeconds() * 1e6) {
            due.add(Kind.ON_FLOOR);
        }
        if (lie.has(Kind.PROBABLE) && lies) {
            long still = Math.max(lie.stillMicros(), lie.sinceMicros());
            if (!lie.has(Kind.CONFIRMED) && now - still >= settings.confirmSeconds() * 1e6) {
                due.add(Kind.CONFIRMED);
            }
            if (!lie.has(Kind.LONG_LIE)
                    && now - lie.sinceMicros() >= settings.longLieSeconds() * 1e6) {
                due.add(Kind.LONG_LIE);
            }
        }
        return due;
    }
}
