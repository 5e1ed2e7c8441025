package io.vigil.anomaly.falls;

import static io.vigil.anomaly.falls.Posture.BENDING;
import static io.vigil.anomaly.falls.Posture.CRAWLING;
import static io.vigil.anomaly.falls.Posture.IN_A_WHEELCHAIR;
import static io.vigil.anomaly.falls.Posture.KNEELING;
import static io.vigil.anomaly.falls.Posture.LYING;
import static io.vigil.anomaly.falls.Posture.ON_THE_FLOOR;
import static io.vigil.anomaly.falls.Posture.SITTING;
import static io.vigil.anomaly.falls.Posture.SQUATTING;
import static io.vigil.anomaly.falls.Posture.STANDING;

import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What goes on in a room in which nobody falls: scenes of a minute or so, one after the other,
 * drawn from a seed, each with its own speeds, places and sizes.
 */
final class DailyLife {
    /** A bed on the left, a sofa on the right. */
    static final List<Zone> RESTS =
            List.of(zone("bed", 0.02, 0.45, 0.3, 0.75), zone("sofa", 0.7, 0.5, 0.98, 0.75));

    enum Scene {
        WALKING,
        FAST_SITTING,
        LYING_ON_THE_BED,
        LYING_ON_THE_SOFA,
        PICKING_UP,
        KNEELING_DOWN,
        TYING_SHOES,
        SITTING_ON_THE_FLOOR,
        CRAWLING_CHILD,
        PET,
        WHEELCHAIR,
        CARER_BENDING,
        BEHIND_A_TABLE
    }

    private final Random random;

    DailyLife(long seed) {
        this.random = new Random(seed);
    }

    private static Zone zone(String id, double left, double top, double right, double bottom) {
        return new Zone(
                id,
                List.of(
                        new Point(left, top),
                        new Point(right, top),
                        new Point(right, bottom),
                        new Point(left, bottom)));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    List<Part> play(Scene scene) {
        List<Part> parts = new ArrayList<>();
        double size = between(0.42, 0.62);
        double x = between(0.36, 0.62);
        double y = between(0.62, 0.93);
        Part one = Part.of(size).at(2, -0.1, between(0.7, 0.9), STANDING);
        double there = 2 + between(3, 6);
        one.at(there, x, y, STANDING);
        double t = there + between(0.5, 3);
        one.at(t, x, y, STANDING);
        switch (scene) {
            case WALKING -> t = walked(one, t);
            case FAST_SITTING -> t = down(one, t, SITTING, between(0.5, 0.8), between(5, 40));
            case LYING_ON_THE_BED -> t = rested(one, t, 0.16, between(0.66, 0.72));
            case LYING_ON_THE_SOFA -> t = rested(one, t, 0.84, between(0.66, 0.72));
            case PICKING_UP -> {
                for (int i = 0; i < 3; i++) {
                    t = down(one, t, BENDING, between(0.5, 1), between(0.3, 2));
                }
            }
            case KNEELING_DOWN -> t = down(one, t, KNEELING, between(0.7, 1.5), between(3, 40));
            case TYING_SHOES -> t = down(one, t, SQUATTING, between(0.7, 1.2), between(5, 20));
            case SITTING_ON_THE_FLOOR ->
                    t = down(one, t, ON_THE_FLOOR, between(1.5, 3), between(20, 90));
            case CARER_BENDING -> {
                parts.add(
                        Part.of(size)
                                .at(1, x + 0.12, y - 0.05, SITTING)
                                .at(there + 40, x + 0.12, y - 0.05, SITTING));
                for (int i = 0; i < 3; i++) {
                    t = down(one, t, BENDING, between(0.6, 1), between(2, 8));
                }
            }
            case CRAWLING_CHILD, PET -> parts.add(low(scene, size, y));
            case WHEELCHAIR ->
                    parts.add(
                            Part.of(size)
                                    .at(1, 1.1, y, IN_A_WHEELCHAIR)
                                    .at(7, 0.7, y, IN_A_WHEELCHAIR)
                                    .at(30, 0.68, y, IN_A_WHEELCHAIR)
                                    .at(36, -0.2, y, IN_A_WHEELCHAIR));
            case BEHIND_A_TABLE -> {
                // Only what is above it is seen for a while: the feet seem to come up at once.
                Posture above = new Posture(0.6, 0.38, 0.9, 0.7, 0.02);
                double tall = size * (0.45 + 0.55 * y);
                one.at(t + 0.6, x + 0.05, y - 0.4 * tall, above);
                t += between(5, 20);
                one.at(t, x + 0.07, y - 0.4 * tall, above);
                one.at(t + 0.6, x + 0.12, y, STANDING);
                t += 0.6;
            }
        }
        double out = random.nextInt(3);
        one.at(
                t + between(3, 6),
                out == 0 ? -0.2 : out == 1 ? 1.2 : x,
                out == 2 ? 1.9 : y,
                STANDING);
        parts.add(one);
        return parts;
    }

    private double walked(Part one, double from) {
        double t = from;
        for (int i = 0; i < 6; i++) {
            t += between(2, 5);
            one.at(t, between(0.1, 0.9), between(0.55, 0.98), STANDING);
        }
        return t;
    }

    private double down(Part one, double from, Posture posture, double within, double lasting) {
        Part.Cue at = one.last();
        Posture own = jittered(posture);
        double until = from + within + lasting;
        one.at(from + within, at.x() + between(-0.02, 0.02), at.y(), own);
        one.at(until, at.x(), at.y(), own);
        double up = until + between(0.6, 1.5);
        one.at(up, at.x(), at.y(), STANDING);
        one.at(up + between(0.5, 2), at.x(), at.y(), STANDING);
        return one.until();
    }

    private double rested(Part one, double from, double x, double y) {
        double t = from + between(2, 4);
        one.at(t, x, y + 0.08, STANDING);
        one.at(t + between(0.6, 1.2), x, y + 0.04, SITTING);
        one.at(t + between(2, 10), x, y + 0.02, SITTING);
        t = one.until() + between(1, 2.5);
        one.at(t, x, y, jittered(LYING));
        t += between(20, 120);
        one.at(t, x, y, jittered(LYING));
        one.at(t + between(1.5, 3), x, y + 0.04, SITTING);
        t = one.until() + between(1, 5);
        one.at(t, x, y + 0.04, SITTING);
        one.at(t + 1, x, y + 0.08, STANDING);
        return one.until();
    }

    private Part low(Scene scene, double size, double y) {
        boolean pet = scene == Scene.PET;
        Posture posture =
                pet
                        ? new Posture(0.3, 0.4, 0.8, 0.5, 0.3)
                        : jittered(CRAWLING).towards(new Posture(0.3, 0.5, 0.4, 0.3, 0.4), 0.5);
        Part part = Part.of(pet ? "dog" : "person", pet ? size : 0.8 * size);
        double t = 1;
        part.at(t, 1.1, y, posture);
        for (int i = 0; i < 8; i++) {
            t += between(2, 6);
            part.at(t, between(0.2, 0.8), Math.min(0.95, y + between(-0.1, 0.1)), posture);
            t += between(1, 15);
            part.at(t, part.last().x(), part.last().y(), posture);
        }
        return part.at(t + 4, -0.2, y, posture);
    }

    private Posture jittered(Posture posture) {
        return new Posture(
                posture.tall() * between(0.9, 1.1),
                posture.wide() * between(0.9, 1.15),
                posture.seen(),
                posture.surely(),
                posture.animal());
    }
}
