package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Falls where a trained detector tells of people. It has bodies of its own, since trackers lose
 * whoever lies: a body keeps what it knows of its standing height and goes on where boxes of low
 * score, animals, or foreground lie where it was.
 */
final class DetectedFalls {
    /** From here on a detection is somebody new. */
    private static final double BIRTH_SCORE = 0.35;

    /** And an animal is known as one, lest somebody who left be taken for it. */
    private static final double BIRTH_ANIMAL = 0.25;

    private static final double BIRTH_CERTAINTY = 0.55;

    /** Upright is what is at least as tall, as a share of the standing height. */
    private static final double TALL = 0.72;

    /** And at least as slim, as a share of the aspect of who stands. */
    private static final double SLIM = 0.65;

    /** Who lies is not upright, whatever the shape when first seen. */
    private static final double SLIMMEST_LYING = 0.85;

    /** With the head not lower than before by more standing heights than this. */
    private static final double DROPPED = 0.35;

    /**
     * Whoever came down so fast, in standing heights a second, does not stand elsewhere now, but
     * may lie towards the camera.
     */
    private static final double FALLING_SPEED = 0.6;

    /** Who stands is taller than wide by as much. */
    private static final double STANDING_ASPECT = 1.5;

    /** Between the parts of somebody, in standing heights. */
    private static final double UPPER_GAP = 0.35;

    /** What is smaller is no body, as a share of the image's height. */
    private static final double SMALLEST = 0.1;

    /** Nor is what is smaller than this as a share of how tall people stand there. */
    private static final double LEAST_SHARE = 0.6;

    private static final long FORGOTTEN_MICROS = 4_000_000;

    private static final long TAKEN_MICROS = 2_000_000;

    /** Who was at the edge of the image has left. */
    private static final long LEFT_MICROS = 1_000_000;

    private static final long UP_MICROS = 2_000_000;

    private final FallSettings settings;
    private final Floor floor;
    private final Judging judging;

    DetectedFalls(FallSettings settings, Floor floor) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.floor = Objects.requireNonNull(floor, "floor");
        this.judging = new Judging(settings);
    }

    FallStep step(FallState before, FallFrame frame) {
        long now = frame.capturedAtMicros();
        double elapsed =
                before.seenMicros() < 0 ? 0 : Math.min(1, (now - before.seenMicros()) / 1e6);
        List<Sighting> sightings = Sighting.of(frame);
        int[] matched = Matching.of(before.bodies(), sightings, before.clutter(), now);
        List<Body> bodies = new ArrayList<>();
        List<FallMoment> moments = new ArrayList<>();
        boolean[] taken = new boolean[sightings.size()];
        StandingHeights heights = before.heights();
        for (int b = 0; b < matched.length; b++) {
            Body body = before.bodies().get(b);
            Body next;
            if (matched[b] >= 0) {
                taken[matched[b]] = true;
                Sighting sighting = sightings.get(matched[b]);
                boolean part =
                        isPart(sighting.box(), matched, b, sightings)
                                || isLower(before.bodies(), matched, b, sightings);
                next = seen(body, sighting, part, frame, heights, elapsed);
                heights = learnt(heights, next, sighting, frame);
            } else {
                next = unseen(body, frame, elapsed);
            }
            if (next != null) {
                bodies.add(next);
            }
        }
        for (int b = 0; b < bodies.size(); b++) {
            Body body = bodies.get(b);
            bodies.set(
                    b,
                    isKnown(body, bodies)
                            ? body.with(Lie.NONE)
                            : told(body, frame, heights, moments));
        }
        long last = before.lastBody();
        for (Sighting sighting : births(sightings, taken, bodies)) {
            bodies.replaceAll(body -> isTakenFrom(body, sighting, now) ? body.anew() : body);
            bodies.add(Body.born(++last, sighting.box(), sighting.person(), now));
        }
        List<Clutter> clutter =
                Clutter.seen(before.clutter(), alone(sightings, taken, bodies, now), now);
        return new FallStep(before.with(last, now, bodies, clutter, heights), moments);
    }

    /** The boxes of what the detector says and nobody is. */
    private static List<Box> alone(
            List<Sighting> sightings, boolean[] taken, List<Body> bodies, long now) {
        List<Box> boxes = new ArrayList<>();
        for (int s = 0; s < taken.length; s++) {
            Box box = sightings.get(s).box();
            boolean ofSomebody =
                    bodies.stream()
                            .anyMatch(
                                    body ->
                                            body.seenMicros() == now
                                                    && Matching.isOne(body.box(), box));
            if (!taken[s] && !sightings.get(s).foreground() && !ofSomebody) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /**
     * Whether somebody who appears upright was this one until a moment ago, whose box has gone over
     * to something else.
     */
    private static boolean isTakenFrom(Body body, Sighting born, long now) {
        Stance standing = body.standing();
        Box box = born.box();
        return !body.lie().isTold()
                && now - standing.atMicros() <= TAKEN_MICROS
                && standing.atMicros() < body.seenMicros()
                && Stance.aspect(box) >= STANDING_ASPECT
                && Math.abs(box.height() - standing.height()) <= 0.25 * standing.height()
                && Math.abs(box.centerX() - standing.x()) <= 0.8 * standing.height()
                && Math.abs(box.top() - standing.top()) <= 0.25 * standing.height();
    }

    /** Whether somebody of whom a fall has been told lies there already. */
    private static boolean isKnown(Body body, List<Body> bodies) {
        return !body.lie().isTold()
                && bodies.stream()
                        .anyMatch(
                                other ->
                                        other.id() != body.id()
                                                && other.lie().isTold()
                                                && isBeside(other, body));
    }

    private static boolean isBeside(Body lying, Body body) {
        Box one = lying.box();
        Box other = body.box();
        double tall = lying.standing().height();
        return Matching.isOne(one, other)
                || (body.lie().gathered() > 0
                        && Math.abs(one.centerX() - other.centerX()) <= 0.7 * tall
                        && Math.abs(one.bottom() - other.bottom()) <= 0.5 * tall);
    }

    /** Whether most of it is within the taller box of somebody else. */
    private static boolean isPart(Box box, int[] matched, int own, List<Sighting> sightings) {
        for (int b = 0; b < matched.length; b++) {
            if (b != own && matched[b] >= 0) {
                Box other = sightings.get(matched[b]).box();
                if (other.height() > 1.15 * box.height()
                        && other.overlap(box) >= 0.7 * box.area()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether what else is seen right above completes somebody upright: where little stands out
     * from the background, one person is several patches. Not where somebody else was there before.
     */
    private static boolean isLower(
            List<Body> bodies, int[] matched, int own, List<Sighting> sightings) {
        Box box = sightings.get(matched[own]).box();
        Stance standing = bodies.get(own).standing();
        double tall = standing.height();
        if (bodies.get(own).stood() <= 0 || standing.aspect() < 1) {
            return false;
        }
        for (int s = 0; s < sightings.size(); s++) {
            Box other = sightings.get(s).box();
            boolean above =
                    s != matched[own]
                            && other.top() < box.top()
                            && Math.abs(other.bottom() - box.top()) <= UPPER_GAP * tall
                            && other.centerX() >= box.left() - UPPER_GAP * tall
                            && other.centerX() <= box.right() + UPPER_GAP * tall;
            boolean upright =
                    box.bottom() - other.top() >= TALL * tall
                            && other.top() - standing.top() <= DROPPED * tall;
            if (above && upright && !isOlder(bodies, matched, s, standing.atMicros())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sighting is of somebody who was there already then. */
    private static boolean isOlder(List<Body> bodies, int[] matched, int sighting, long micros) {
        for (int b = 0; b < matched.length; b++) {
            if (matched[b] == sighting && bodies.get(b).bornMicros() < micros - TAKEN_MICROS) {
                return true;
            }
        }
        return false;
    }

    private Body seen(
            Body body,
            Sighting sighting,
            boolean part,
            FallFrame frame,
            StandingHeights heights,
            double elapsed) {
        long now = frame.capturedAtMicros();
        Box box = sighting.box();
        Stance stance = body.standing();
        double tall =
                stance.height()
                        * heights.ratio(
                                box.bottom() / frame.height(), stance.bottom() / frame.height());
        boolean slim =
                sighting.aspect()
                        >= Math.max(
                                SLIMMEST_LYING, Math.min(STANDING_ASPECT, SLIM * stance.aspect()));
        boolean dropped = box.top() - stance.top() > DROPPED * tall;
        boolean upright = slim && box.height() >= TALL * tall && !dropped;
        boolean tallAgain =
                slim
                        && box.height() >= TALL * tall
                        && dropped
                        && body.descent().fastest() < FALLING_SPEED;
        boolean resting = floor.isRest(box, frame);
        Descent descent = body.descent().seen(box, sighting.aspect(), tall, stance.top(), now);
        Lie lie = body.lie().at(box, tall, now);
        double person = Math.max(body.person() * (1 - 0.05 * elapsed), sighting.person());
        if (upright || tallAgain) {
            stance = stance.seen(box, now);
        }
        if (upright || resting) {
            descent = descent.ended();
            lie = up(lie, now, elapsed);
        } else {
            descent = descent.fading(elapsed);
            lie = judging.seen(lie, sighting, stance, descent, tall, part, frame, elapsed);
        }
        return new Body(
                body.id(),
                box,
                body.bornMicros(),
                now,
                body.sightings() + 1,
                person,
                body.stood() + (upright ? elapsed : 0),
                stance,
                descent,
                lie);
    }

    private static Lie up(Lie lie, long now, double elapsed) {
        if (lie.isTold()) {
            return lie.up(lie.upMicros() < 0 ? now : lie.upMicros());
        }
        double left = Math.max(0, lie.gathered() - 3 * elapsed);
        return lie.gathering(left, 0, left > 0 ? lie.sinceMicros() : -1).flat(-1);
    }

    /** Null where it is not thought of any longer. */
    private Body unseen(Body body, FallFrame frame, double elapsed) {
        long gone = frame.capturedAtMicros() - body.seenMicros();
        if (body.lie().isTold()) {
            return gone <= settings.holdSeconds() * 1e6 ? body : null;
        }
        boolean left = gone > LEFT_MICROS && Judging.isAtEdge(body, frame);
        if (gone > FORGOTTEN_MICROS || left) {
            boolean lies = body.lie().flatMicros() >= 0 && !left;
            return lies && gone <= settings.longLieSeconds() * 1e6 ? body : null;
        }
        return body.with(judging.unseen(body, frame, elapsed));
    }

    private StandingHeights learnt(
            StandingHeights heights, Body body, Sighting sighting, FallFrame frame) {
        Box box = sighting.box();
        boolean standing =
                !sighting.foreground()
                        && sighting.person() >= BIRTH_SCORE
                        && body.standing().atMicros() == body.seenMicros()
                        && sighting.aspect() >= STANDING_ASPECT
                        && box.top() > 1
                        && box.bottom() < frame.height() - 2
                        && !isSmall(body, frame, heights);
        return standing
                ? heights.with(box.bottom() / frame.height(), box.height() / frame.height())
                : heights;
    }

    private Body told(
            Body body, FallFrame frame, StandingHeights heights, List<FallMoment> moments) {
        Lie lie = body.lie();
        long now = frame.capturedAtMicros();
        if (lie.isTold() && lie.upMicros() >= 0 && now - lie.upMicros() >= UP_MICROS) {
            moments.add(moment(body, Kind.RECOVERED, now));
            return body.with(Lie.NONE);
        }
        if (!lie.isTold() && isSmall(body, frame, heights)) {
            return body;
        }
        for (Kind kind : judging.due(body, now)) {
            moments.add(moment(body, kind, now));
            lie = lie.telling(kind);
        }
        return body.with(lie);
    }

    /** Too small for somebody at that place, standing or lying. */
    private static boolean isSmall(Body body, FallFrame frame, StandingHeights heights) {
        Stance standing = body.standing();
        Box box = body.box();
        double size = Math.max(standing.height(), Math.max(box.width(), box.height()));
        double row = Math.min(1, standing.bottom() / frame.height());
        double usual = heights.known() ? heights.at(row) * frame.height() : 0;
        return size < Math.max(SMALLEST * frame.height(), LEAST_SHARE * usual);
    }

    private static FallMoment moment(Body body, Kind kind, long now) {
        Lie lie = body.lie();
        long since = lie.sinceMicros() >= 0 ? lie.sinceMicros() : lie.flatMicros();
        return new FallMoment(body.id(), kind, now, Math.max(0, since), lie.score(), body.box());
    }

    /** The best first, none within another or within a body that is seen. */
    private static List<Sighting> births(
            List<Sighting> sightings, boolean[] taken, List<Body> bodies) {
        List<Sighting> sorted = new ArrayList<>();
        for (int s = 0; s < taken.length; s++) {
            Sighting each = sightings.get(s);
            boolean sure =
                    each.foreground()
                            ? each.person() >= BIRTH_CERTAINTY
                                    && Stance.aspect(each.box()) >= STANDING_ASPECT
                            : each.person() >= BIRTH_SCORE || each.weight() >= BIRTH_ANIMAL;
            if (!taken[s] && sure) {
                sorted.add(each);
            }
        }
        sorted.sort(
                Comparator.comparing(Sighting::foreground)
                        .thenComparing(Comparator.comparingDouble(Sighting::weight).reversed()));
        List<Sighting> born = new ArrayList<>();
        for (Sighting each : sorted) {
            boolean free =
                    bodies.stream().noneMatch(body -> Matching.isOne(body.box(), each.box()))
                            && born.stream()
                                    .noneMatch(other -> Matching.isOne(other.box(), each.box()));
            if (free) {
                born.add(each);
            }
        }
        return born;
    }
}
