package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.List;
import java.util.Objects;

/** Follows a figure from frame to frame by what is seen of it. */
final class Following {
    /** Next to nothing, in squares of the standing height. */
    private static final double TINY = 0.03;

    private static final long LATELY_MICROS = 400_000;

    /** Others are near within so many standing heights. */
    private static final double NEAR_ACROSS = 1.2;

    /** Of the height of the image, since boxes tremble. */
    private static final double EDGE = 0.015;

    private final Floor floor;

    Following(Floor floor) {
        this.floor = Objects.requireNonNull(floor, "floor");
    }

    static Figure standing(
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

    Figure seen(
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

    static Figure unseen(Figure figure, boolean hidden, FallFrame frame) {
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

    /** Whether it touches an edge over which one leaves the image. */
    static boolean isAtEdge(Box box, FallFrame frame) {
        return box.bottom() >= (1 - EDGE) * frame.height()
                || box.left() <= 2
                || box.right() >= frame.width() - 2;
    }
}
