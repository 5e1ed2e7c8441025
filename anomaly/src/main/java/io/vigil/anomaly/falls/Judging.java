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
    private static final double FLAT_ASPECT = 0.7;

    private static final double FLAT_HEIGHT = 0.5;

    /**
     * Who has never been seen slimmer, in heights over widths, is a pet or a child on all fours.
     */
    private static final double LEAST_STANDING = 1.15;

    /** At the lower edge of the image somebody has to have come to rest, in standing heights/s. */
    private static final double SETTLED_SPREAD = 0.12;

    private static final double SETTLED_SPEED = 0.25;

    /** Of the height of the image, since boxes tremble. */
    private static final double EDGE = 0.015;

    /** What is left of somebody, in standing heights, who is all but out of it. */
    private static final double SLIVER = 0.15;

    /** And to have come down faster than people walk out of it. */
    private static final double EDGE_SPEED = 0.45;

    /** Of who has not been seen to fall, it has to be seen that he is there. */
    private static final long SEEN_MICROS = 3_000_000;

    /** How much it has to have been taken for a person lately. */
    private static final double LEAST_PERSON = 0.2;

    /**
     * What was gathered long ago fades, or whoever sits on the floor for long would have fallen.
     */
    private static final double FADES_SECONDS = 3;

    /**
     * Who came down so fast and so deep, and then does not move at all, may lie along the line of
     * sight and look like one who crouches; who crouches moves.
     */
    private static final double COLLAPSE_SPEED = 0.5;

    /** In standing heights, and less for each of them a second. */
    private static final double COLLAPSE_LOW = 0.42;

    private static final double COLLAPSE_LOW_BY_SPEED = 0.12;
    private static final long COLLAPSE_STILL_MICROS = 8_000_000;
    private static final double COLLAPSE_LOGIT = 0.6;

    /** Who has been there longer has to have been seen upright for some time. */
    private static final double NEW_SECONDS = 5;

    private static final double LEAST_STANDING_SECONDS = 0.3;

    private static final double HEAD_SHARE = 0.6;

    /** Whoever has come so far, in standing heights, is not held against where he stood. */
    private static final double FAR = 1.5;

    /** Who went down at least as fast and as deep, and is not seen since, may lie there. */
    private static final double VANISHING_SPEED = 0.6;

    private static final double VANISHING_LOW = 0.3;

    /** Seen coming down step by step, so that it is no box that went over to something else. */
    private static final int VANISHING_STEPS = 2;

    private static final double VANISHING_LOGITS = 0.4;
    private static final long VANISHED_MICROS = 400_000;

    private final FallSettings settings;

    Judging(FallSettings settings) {
        this.settings = settings;
    }

    /**
     * @param tall the standing height at this place, in pixels
     * @param part whether it may be a part of somebody else
     */
    Lie seen(
            Lie before,
            Sighting sighting,
            Stance stance,
            Descent descent,
            double tall,
            boolean part,
            FallFrame frame,
            double elapsed) {
        long now = frame.capturedAtMicros();
        Box box = sighting.box();
        boolean lying = stance.aspect() < LEAST_STANDING;
        double low = low(box, descent, stance, tall);
        double logit =
                settings.bias()
                        + settings.lowWeight() * low
                        - settings.lyingWeight() * StrictMath.log(descent.aspect())
                        + settings.speedWeight() * Math.min(MOST_SPEED, descent.fastest());
        double score = 1 / (1 + StrictMath.exp(-logit));
        boolean collapsed =
                descent.fastest() >= COLLAPSE_SPEED
                        && low >= COLLAPSE_LOW - COLLAPSE_LOW_BY_SPEED * descent.fastest()
                        && sighting.stillMicros() >= COLLAPSE_STILL_MICROS;
        double least = collapsed ? COLLAPSE_LOGIT : -MOST_LOGITS;
        double worth = Math.max(least, Math.min(MOST_LOGITS, logit)) * elapsed;
        if (part || !descent.agreed() || lying || isLeaving(box, descent, tall, frame)) {
            worth = Math.min(0, worth);
        }
        double kept = before.gathered() * (1 - Math.min(1, elapsed / FADES_SECONDS));
        double sum = Math.max(0, kept + worth);
        long since = sum > 0 ? before.sinceMicros() < 0 ? now : before.sinceMicros() : -1;
        if (before.isTold()) {
            since = before.sinceMicros();
            sum = before.gathered();
        }
        boolean flat =
                descent.aspect() <= FLAT_ASPECT
                        && (lying || descent.height() <= FLAT_HEIGHT * tall);
        long flatSince = flat && !part ? before.flatMicros() < 0 ? now : before.flatMicros() : -1;
        return before.gathering(sum, score, since).flat(flatSince).up(-1);
    }

    /**
     * How deep somebody has come down, in standing heights: the head, and the height of the shape.
     * Who falls towards the camera stays tall in the image; who is only hidden from below keeps the
     * head where it was.
     */
    static double low(Box box, Descent descent, Stance stance, double tall) {
        double shorter = 1 - descent.height() / tall;
        if (Math.abs(box.centerX() - stance.x()) > FAR * tall) {
            return shorter;
        }
        double head = (descent.top() - stance.top()) / tall;
        return HEAD_SHARE * Math.min(1, head) + (1 - HEAD_SHARE) * Math.min(shorter, head);
    }

    /** Whether it may be on the way out of the image at its lower edge. */
    private static boolean isLeaving(Box box, Descent descent, double tall, FallFrame frame) {
        return isAtBottom(descent.bottom(), frame)
                && (box.height() < SLIVER * tall
                        || descent.spread() > SETTLED_SPREAD * tall
                        || descent.now(tall) > SETTLED_SPEED
                        || descent.fastest() < EDGE_SPEED);
    }

    private static boolean isAtBottom(double bottom, FallFrame frame) {
        return bottom >= (1 - EDGE) * frame.height();
    }

    /** Whether it touches an edge over which one leaves the image. */
    static boolean isAtEdge(Body body, FallFrame frame) {
        Box box = body.box();
        return isAtBottom(body.descent().bottom(), frame)
                || box.left() <= 2
                || box.right() >= frame.width() - 2;
    }

    Lie unseen(Body body, FallFrame frame, double elapsed) {
        Lie lie = body.lie();
        long gone = frame.capturedAtMicros() - body.seenMicros();
        boolean atEdge = isAtEdge(body, frame);
        boolean vanished =
                gone >= VANISHED_MICROS
                        && !atEdge
                        && body.descent().fastest() >= VANISHING_SPEED
                        && body.standing().atMicros() < body.seenMicros()
                        && body.box().top() - body.standing().top()
                                >= VANISHING_LOW * body.standing().height()
                        && body.descent().steps(body.standing().height()) >= VANISHING_STEPS
                        && body.stood() > 0.3;
        if (!vanished) {
            return lie;
        }
        long since = lie.sinceMicros() < 0 ? body.seenMicros() : lie.sinceMicros();
        return lie.gathering(lie.gathered() + VANISHING_LOGITS * elapsed, lie.score(), since);
    }

    /** Whether it was upright long enough to be measured against that. */
    private static boolean isStandingKnown(Body body) {
        double before = Math.max(0, body.lie().sinceMicros() - body.bornMicros()) / 1e6;
        return before < NEW_SECONDS || body.stood() >= LEAST_STANDING_SECONDS;
    }

    /** What is to be told now, in order. */
    List<Kind> due(Body body, long now) {
        List<Kind> due = new ArrayList<>(0);
        Lie lie = body.lie();
        boolean lies = lie.upMicros() < 0;
        boolean probable = lie.has(Kind.PROBABLE);
        if (!probable
                && !lie.isTold()
                && body.person() >= LEAST_PERSON
                && isStandingKnown(body)
                && lie.gathered() >= settings.certain()) {
            due.add(Kind.PROBABLE);
            probable = true;
        }
        boolean human = body.stood() >= 1 || body.person() >= 0.3;
        if (!probable
                && !lie.isTold()
                && human
                && lie.flatMicros() >= 0
                && now - body.seenMicros() <= SEEN_MICROS
                && now - Math.max(lie.flatMicros(), lie.stillMicros())
                        >= settings.longLieSeconds() * 1e6) {
            due.add(Kind.ON_FLOOR);
        }
        if (lie.has(Kind.PROBABLE) && lies) {
            due.addAll(lie.goingOn(now, settings));
        }
        return due;
    }
}
