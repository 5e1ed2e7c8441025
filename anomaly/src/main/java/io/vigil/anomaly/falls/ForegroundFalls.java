package io.vigil.anomaly.falls;

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

    private static final long TINY_MICROS = 10_000_000;

    private static final long FORGOTTEN_MICROS = 4_000_000;
    private static final long BARELY_KNOWN_MICROS = 2_000_000;
    private static final long LEFT_MICROS = 1_000_000;
    private static final long VANISHED_MICROS = 10_000_000;

    private final FallSettings settings;
    private final Following following;
    private final FigureJudging judging;

    ForegroundFalls(FallSettings settings, Floor floor) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.following = new Following(floor);
        this.judging = new FigureJudging(settings);
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
                figure =
                        Following.standing(figure, sightings.get(upright), frame, heights, elapsed);
                heights = learnt(heights, sightings.get(upright), frame);
            } else {
                List<Sighting> parts = claims.parts(f);
                figure =
                        parts.isEmpty()
                                ? Following.unseen(figure, claims.isHidden(f), frame)
                                : following.seen(
                                        figure, parts, claims, before, heights, elapsed, frame);
            }
            if (!isGone(figure, frame)) {
                figures.add(judging.told(figure, heights, frame, moments));
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

    private boolean isGone(Figure figure, FallFrame frame) {
        long now = frame.capturedAtMicros();
        long gone = now - figure.seenMicros();
        if (figure.lie().isTold()) {
            return gone > settings.holdSeconds() * 1e6;
        }
        if (gone > LEFT_MICROS && Following.isAtEdge(figure.box(), frame)) {
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
                                                && Matching.isOne(figure.box(), box));
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
        return Matching.isOne(figure.box(), box)
                || Claims.gap(figure.box(), box) <= 0.1 * figure.stance().height();
    }
}
