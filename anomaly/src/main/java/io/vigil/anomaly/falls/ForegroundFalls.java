package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Falls where only the foreground tells of people. Whoever stood and does not any more is all
 * patches that are left near; how they came down, how they lie, and for how long nothing has moved
 * is weighed by {@link FallEvidence} until it has been enough for some time.
 */
final class ForegroundFalls {
    private static final double BIRTH_SCORE = 0.35;
    private static final double BIRTH_CERTAINTY = 0.55;
    private static final double STANDING_ASPECT = 1.5;
    private static final double BIRTH_ASPECT = 1.2;

    /** What is smaller is no body, as a share of the image's height. */
    private static final double SMALLEST = 0.1;

    /** And no part of one, as a share of the image. */
    private static final double SMALLEST_PART = 0.0006;

    private static final double SAME_IOU = 0.6;

    /** So much less than a grown person, as a share of the height, is a child or a pet. */
    private static final double SMALL = 0.65;

    /** Of less, in squares of the standing height, one cannot say that somebody lies there. */
    private static final double LEAST_COVERED = 0.07;

    private static final double TINY = 0.03;
    private static final long TINY_MICROS = 10_000_000;

    /** The head of who lies is lower than it was by more, and by less, in standing heights. */
    private static final double LEAST_LOW = 0.25;

    private static final double MOST_LOW = 1.6;

    /** Whoever has been down for longer without being told of has not fallen. */
    private static final long LATEST_MICROS = 60_000_000;

    private static final double LEAST_STOOD = 0.5;
    private static final long FORGOTTEN_MICROS = 4_000_000;
    private static final long BARELY_KNOWN_MICROS = 2_000_000;
    private static final long LEFT_MICROS = 1_000_000;
    private static final long VANISHED_MICROS = 10_000_000;
    private static final long UP_MICROS = 2_000_000;
    private static final long LATELY_MICROS = 400_000;
    private static final long SEEN_MICROS = 3_000_000;

    /** Others are near within so many standing heights. */
    private static final double NEAR_ACROSS = 1.2;

    /** Of the height of the image, since boxes tremble. */
    private static final double EDGE = 0.015;

    /** For how long the evidence has to be enough, in seconds. */
    private static final double SURE_SECONDS = 0.7;

    /** What lies flat is at most so tall for its width, and for the standing height. */
    private static final double FLAT_ASPECT = 0.7;

    private static final double FLAT_HEIGHT = 0.5;

    private final FallSettings settings;
    private final Floor floor;

    /** By how much more, or less, than by default it takes, in logits. */
    private final double caution;

    ForegroundFalls(FallSettings settings, Floor floor) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.floor = Objects.requireNonNull(floor, "floor");
        this.caution = settings.bias() - FallSettings.DEFAULTS.bias();
    }

    FallStep step(FallState before, FallFrame frame) {
        long now = frame.capturedAtMicros();
        double elapsed =
                before.seenMicros() < 0 ? 0 : Math.min(1, (now - before.seenMicros()) / 1e6);
        List<Sighting> sightings = distinct(frame);
        StandingHeights heights = before.heights();
        Claims claims = Claims.of(before.figures(), sightings, before.clutter(), heights, frame);
        List<Figure> figures = new ArrayList<>();
        List<FallMoment> moments = new ArrayList<>();
        for (int f = 0; f < before.figures().size(); f++) {
            Figure figure = before.figures().get(f);
            int upright = claims.upright(f);
            if (upright >= 0) {
                figure = standing(figure, sightings.get(upright), frame, heights, elapsed);
                heights = learnt(heights, sightings.get(upright), frame);
            } else {
                List<Sighting> parts = claims.parts(f);
                figure =
                        parts.isEmpty()
                                ? unseen(figure, claims.isHidden(f), frame)
                                : seen(figure, parts, claims, before, heights, elapsed, frame);
            }
            if (!isGone(figure, frame)) {
                figures.add(told(figure, heights, frame, moments));
            }
        }
        long last = before.lastBody();
        for (int s = 0; s < sightings.size(); s++) {
            Sighting sighting = sightings.get(s);
            if (claims.isFree(s) && isBorn(sighting, figures, frame)) {
                StandingHeights known = heights;
                figures.removeIf(figure -> isTakenFrom(figure, sighting, known, frame));
                figures.add(Figure.born(++last, sighting, now));
            }
        }
        List<Clutter> clutter =
                Clutter.seen(before.clutter(), alone(sightings, claims, figures, now), now);
        return new FallStep(before.withFigures(last, now, figures, clutter, heights), moments);
    }

    /** The best first, none twice, none too small to tell of anybody. */
    private static List<Sighting> distinct(FallFrame frame) {
        List<Sighting> sorted = new ArrayList<>(Sighting.of(frame));
        sorted.sort(
                Comparator.comparing(Sighting::foreground)
                        .thenComparing(Comparator.comparingDouble(Sighting::weight).reversed()));
        List<Sighting> distinct = new ArrayList<>();
        double least = SMALLEST_PART * frame.width() * frame.height();
        for (Sighting each : sorted) {
            boolean known =
                    distinct.stream().anyMatch(other -> other.box().iou(each.box()) >= SAME_IOU);
            if (!known && each.box().area() >= least) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static Figure standing(
            Figure figure,
            Sighting sighting,
            FallFrame frame,
            StandingHeights heights,
            double elapsed) {
        long now = frame.capturedAtMicros();
        Box box = sighting.box();
        Stance stance = figure.stance().seen(box, now);
        Look look =
                new Look(
                        now,
                        box,
                        true,
                        box.area(),
                        figure.tall(box, frame, heights),
                        0,
                        Look.fill(box, frame.foreground()),
                        0);
        return new Figure(
                figure.id(),
                box,
                stance,
                figure.birthX(),
                figure.birthY(),
                moved(figure, box),
                person(figure, sighting.person(), elapsed),
                figure.stood() + elapsed,
                now,
                -1,
                figure.way().up(look),
                up(figure.lie(), now));
    }

    private Figure seen(
            Figure figure,
            List<Sighting> parts,
            Claims claims,
            FallState before,
            StandingHeights heights,
            double elapsed,
            FallFrame frame) {
        long now = frame.capturedAtMicros();
        Box box = union(parts);
        double covered = 0;
        double still = 0;
        double person = 0;
        for (Sighting part : parts) {
            double area = part.box().area();
            covered += area;
            still += area * Math.min(60, part.stillMicros() / 1e6);
            person = Math.max(person, part.person());
        }
        double tall = figure.tall(box, frame, heights);
        Look look =
                new Look(
                        now,
                        box,
                        true,
                        Math.min(covered, box.area()),
                        tall,
                        still / covered,
                        Look.fill(box, frame.foreground()),
                        company(figure, box, tall, before.figures(), now));
        boolean up = claims.isUpright(figure, box) || floor.isRest(box, frame);
        double stance = figure.stance().height();
        long tiny =
                up || covered >= TINY * stance * stance
                        ? -1
                        : figure.tinySinceMicros() < 0 ? now : figure.tinySinceMicros();
        return new Figure(
                figure.id(),
                box,
                figure.stance(),
                figure.birthX(),
                figure.birthY(),
                moved(figure, box),
                person(figure, person, elapsed),
                figure.stood(),
                now,
                tiny,
                up ? figure.way().up(look) : figure.way().down(look, stance),
                up ? up(figure.lie(), now) : figure.lie().at(box, stance, now).up(-1));
    }

    private static Figure unseen(Figure figure, boolean hidden, FallFrame frame) {
        boolean stays = hidden || isAtEdge(figure.box(), frame);
        if (figure.way().looks().isEmpty() || (stays && !figure.isDown())) {
            return figure;
        }
        Look look = figure.way().last().unseen(frame.capturedAtMicros());
        return figure.with(figure.way().down(look, figure.stance().height()));
    }

    private static double moved(Figure figure, Box box) {
        double across = Math.abs(box.centerX() - figure.birthX());
        double down = Math.abs(box.centerY() - figure.birthY());
        return Math.max(figure.moved(), Math.max(across, down) / figure.stance().height());
    }

    private static double person(Figure figure, double now, double elapsed) {
        return Math.max(figure.person() * (1 - 0.05 * elapsed), now);
    }

    private static Lie up(Lie lie, long now) {
        return lie.isTold() ? lie.up(lie.upMicros() < 0 ? now : lie.upMicros()) : Lie.NONE;
    }

    private static Box union(List<Sighting> parts) {
        Box all = parts.get(0).box();
        for (Sighting part : parts) {
            Box box = part.box();
            all =
                    new Box(
                            Math.min(all.left(), box.left()),
                            Math.min(all.top(), box.top()),
                            Math.max(all.right(), box.right()),
                            Math.max(all.bottom(), box.bottom()));
        }
        return all;
    }

    private static int company(
            Figure figure, Box box, double tall, List<Figure> figures, long now) {
        int near = 0;
        for (Figure other : figures) {
            boolean stands =
                    other.id() != figure.id()
                            && !other.isDown()
                            && other.hasMoved()
                            && other.stood() > 1
                            && now - other.uprightMicros() < LATELY_MICROS;
            if (stands
                    && Math.abs(other.box().centerX() - box.centerX()) < NEAR_ACROSS * tall
                    && Math.abs(other.box().bottom() - box.bottom()) < tall) {
                near++;
            }
        }
        return near;
    }

    private boolean isGone(Figure figure, FallFrame frame) {
        long now = frame.capturedAtMicros();
        long gone = now - figure.seenMicros();
        if (figure.lie().isTold()) {
            return gone > settings.holdSeconds() * 1e6;
        }
        if (gone > LEFT_MICROS && isAtEdge(figure.box(), frame)) {
            return true;
        }
        if (!figure.isDown()) {
            return gone > FORGOTTEN_MICROS;
        }
        boolean tiny =
                figure.tinySinceMicros() >= 0 && now - figure.tinySinceMicros() > TINY_MICROS;
        boolean vanished =
                gone > VANISHED_MICROS && figure.seenMicros() < figure.way().downMicros();
        boolean barely = figure.stood() < 1 && gone > BARELY_KNOWN_MICROS;
        return tiny || vanished || barely || gone > settings.longLieSeconds() * 1e6;
    }

    private static boolean isAtEdge(Box box, FallFrame frame) {
        return box.bottom() >= (1 - EDGE) * frame.height()
                || box.left() <= 2
                || box.right() >= frame.width() - 2;
    }

    private static StandingHeights learnt(
            StandingHeights heights, Sighting sighting, FallFrame frame) {
        Box box = sighting.box();
        boolean standing =
                !sighting.foreground()
                        && sighting.person() >= BIRTH_SCORE
                        && sighting.aspect() >= STANDING_ASPECT
                        && box.top() > 1
                        && box.bottom() < frame.height() - 2
                        && box.height() >= SMALLEST * frame.height();
        return standing
                ? heights.with(box.bottom() / frame.height(), box.height() / frame.height())
                : heights;
    }

    private Figure told(
            Figure figure, StandingHeights heights, FallFrame frame, List<FallMoment> moments) {
        long now = frame.capturedAtMicros();
        Lie lie = figure.lie();
        if (lie.isTold() && lie.upMicros() >= 0) {
            if (now - lie.upMicros() < UP_MICROS) {
                return figure;
            }
            moments.add(moment(figure, lie, Kind.RECOVERED, now));
            return figure.with(Lie.NONE);
        }
        if (!figure.isDown()) {
            return figure;
        }
        lie = judged(figure, heights, frame);
        for (Kind kind : due(figure, lie, heights, frame)) {
            moments.add(moment(figure, lie, kind, now));
            lie = lie.telling(kind);
        }
        return figure.with(lie);
    }

    private Lie judged(Figure figure, StandingHeights heights, FallFrame frame) {
        Lie lie = figure.lie();
        Descending way = figure.way();
        long now = frame.capturedAtMicros();
        if (lie.isTold() || way.last().atMicros() != now) {
            return lie;
        }
        Look look = way.last();
        boolean flat =
                look.box().height() <= FLAT_ASPECT * look.box().width()
                        && look.box().height() <= FLAT_HEIGHT * look.tall();
        long flatSince = !flat ? -1 : lie.flatMicros() < 0 ? now : lie.flatMicros();
        Lie after = lie.flat(flatSince);
        if (now - way.downMicros() > LATEST_MICROS || !mayHaveFallen(figure, heights, frame)) {
            return after.gathering(0, 0, way.downMicros());
        }
        double logit =
                FallEvidence.of(way, figure.stance(), figure.size(frame, heights), now).logit()
                        + caution;
        double score = 1 / (1 + StrictMath.exp(-logit));
        double seconds = logit < 0 ? 0 : lie.gathered() + elapsedSince(way);
        return after.gathering(seconds, score, way.downMicros());
    }

    /** Since the look before. */
    private static double elapsedSince(Descending way) {
        int last = way.looks().size() - 1;
        long before = last == 0 ? way.last().atMicros() : way.looks().get(last - 1).atMicros();
        return Math.min(0.4, (way.last().atMicros() - before) / 1e6);
    }

    static boolean mayHaveFallen(Figure figure, StandingHeights heights, FallFrame frame) {
        Look look = figure.way().last();
        double low = (look.box().top() - figure.stance().top()) / figure.stance().height();
        return figure.stood() >= LEAST_STOOD
                && figure.size(frame, heights) >= SMALL
                && look.covered() >= LEAST_COVERED * look.tall() * look.tall()
                && low >= LEAST_LOW
                && low <= MOST_LOW;
    }

    private List<Kind> due(Figure figure, Lie lie, StandingHeights heights, FallFrame frame) {
        long now = frame.capturedAtMicros();
        List<Kind> due = new ArrayList<>(0);
        boolean probable = lie.has(Kind.PROBABLE);
        if (!lie.isTold() && lie.gathered() >= SURE_SECONDS) {
            due.add(Kind.PROBABLE);
            probable = true;
        }
        boolean lies =
                figure.stood() >= 1
                        && mayHaveFallen(figure, heights, frame)
                        && lie.flatMicros() >= 0
                        && now - figure.seenMicros() <= SEEN_MICROS;
        if (!probable
                && !lie.isTold()
                && lies
                && now - Math.max(lie.flatMicros(), lie.stillMicros())
                        >= settings.longLieSeconds() * 1e6) {
            due.add(Kind.ON_FLOOR);
        }
        if (probable) {
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

    private static FallMoment moment(Figure figure, Lie lie, Kind kind, long now) {
        return new FallMoment(
                figure.id(), kind, now, Math.max(0, lie.sinceMicros()), lie.score(), figure.box());
    }

    private static boolean isBorn(Sighting sighting, List<Figure> figures, FallFrame frame) {
        Box box = sighting.box();
        double aspect = Stance.aspect(box);
        boolean sure =
                sighting.foreground()
                        ? sighting.person() >= BIRTH_CERTAINTY && aspect >= STANDING_ASPECT
                        : sighting.person() >= BIRTH_SCORE && aspect >= BIRTH_ASPECT;
        return sure
                && box.height() >= SMALLEST * frame.height()
                && figures.stream()
                        .noneMatch(
                                figure ->
                                        figure.seenMicros() == frame.capturedAtMicros()
                                                && isOne(figure.box(), box));
    }

    /**
     * Whether somebody who appears upright in the middle of the room is this one, who was not
     * upright until now, or of whom the patches were not.
     */
    private static boolean isTakenFrom(
            Figure figure, Sighting born, StandingHeights heights, FallFrame frame) {
        Box box = born.box();
        double tall = figure.tall(box, frame, heights);
        boolean open =
                figure.isDown()
                        && !figure.lie().isTold()
                        && (frame.capturedAtMicros() - figure.seenMicros() > 200_000
                                || figure.way().drop() < Claims.FELL);
        return open
                && Math.abs(box.centerX() - figure.box().centerX()) <= 1.2 * tall
                && Math.abs(box.bottom() - figure.box().bottom()) <= 0.8 * tall
                && box.height() >= 0.6 * tall;
    }

    /** The boxes of what nobody is. */
    private static List<Box> alone(
            List<Sighting> sightings, Claims claims, List<Figure> figures, long now) {
        List<Box> boxes = new ArrayList<>();
        for (int s = 0; s < sightings.size(); s++) {
            Box box = sightings.get(s).box();
            boolean near =
                    figures.stream()
                            .anyMatch(figure -> figure.seenMicros() == now && isNear(figure, box));
            if (claims.isFree(s) && !near) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    private static boolean isNear(Figure figure, Box box) {
        return isOne(figure.box(), box)
                || Claims.gap(figure.box(), box) <= 0.1 * figure.stance().height();
    }

    private static boolean isOne(Box one, Box other) {
        return one.overlap(other) >= 0.5 * Math.min(one.area(), other.area());
    }
}
