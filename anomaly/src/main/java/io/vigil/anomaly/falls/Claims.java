package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says which patches are of which figure. Who is upright is one patch; of who is not, all patches
 * are that lie near, in one piece or not: much of a person may look like the floor.
 */
final class Claims {
    /** Upright is what is at least as tall, as a share of the standing height. */
    private static final double TALL = 0.72;

    private static final double TALLEST = 1.4;

    /** And at least as slim, as a share of the aspect of who stands. */
    private static final double SLIM = 0.65;

    private static final double SLIMMEST_LYING = 0.85;
    private static final double STANDING_ASPECT = 1.5;

    /** With the head not lower than before by more standing heights than this. */
    private static final double DROPPED = 0.35;

    /**
     * Whose head came down so far at once does not stand elsewhere now, but may lie towards the
     * camera.
     */
    static final double FELL = 0.45;

    /** Nobody walks further from look to look, in standing heights. */
    private static final double STEP_ACROSS = 0.35;

    private static final double STEP_DOWN = 0.45;

    private static final double SURELY_ONE = 0.35;
    private static final double LEAST_IOU = 0.3;
    private static final double OWN_IOU = 0.45;
    private static final double SHADED = 0.6;

    /** Patches within so many standing heights are of the same, and further the longer unseen. */
    private static final double NEAR = 0.2;

    private static final double NEAR_BY_SECOND = 0.5;
    private static final double LONGEST_UNSEEN = 2;

    /** Nobody is larger than that, in standing heights. */
    private static final double MOST_TALL = 1.3;

    private static final double MOST_WIDE = 1.9;

    /** What was there, or was still, while somebody stood elsewhere is not that person. */
    private static final long BEFORE_MICROS = 150_000;

    private static final long STILL_BEFORE_MICROS = 250_000;

    private static final double HIDING = 0.4;

    private record Pair(int figure, int sighting, double worth) {}

    private final List<Figure> figures;
    private final List<Sighting> sightings;
    private final List<Clutter> clutter;
    private final StandingHeights heights;
    private final FallFrame frame;
    private final int[] owner;
    private final int[] upright;

    private Claims(
            List<Figure> figures,
            List<Sighting> sightings,
            List<Clutter> clutter,
            StandingHeights heights,
            FallFrame frame) {
        this.figures = figures;
        this.sightings = sightings;
        this.clutter = clutter;
        this.heights = heights;
        this.frame = frame;
        this.owner = new int[sightings.size()];
        this.upright = new int[figures.size()];
        Arrays.fill(owner, -1);
        Arrays.fill(upright, -1);
    }

    static Claims of(
            List<Figure> figures,
            List<Sighting> sightings,
            List<Clutter> clutter,
            StandingHeights heights,
            FallFrame frame) {
        Claims claims = new Claims(figures, sightings, clutter, heights, frame);
        claims.findUpright();
        claims.findOthers();
        return claims;
    }

    /** Whether nobody is that sighting, or a part of it. */
    boolean isFree(int sighting) {
        return owner[sighting] < 0;
    }

    /** The one that shows the figure upright, or -1. */
    int upright(int figure) {
        return upright[figure];
    }

    /** All that shows a figure which is not upright. */
    List<Sighting> parts(int figure) {
        List<Sighting> parts = new ArrayList<>();
        for (int s = 0; s < owner.length; s++) {
            if (upright[figure] < 0 && owner[s] == figure) {
                parts.add(sightings.get(s));
            }
        }
        return parts;
    }

    /** Whether somebody else is where the figure was. */
    boolean isHidden(int figure) {
        Box box = figures.get(figure).box();
        for (int s = 0; s < owner.length; s++) {
            boolean other = owner[s] >= 0 && owner[s] != figure;
            if (other && sightings.get(s).box().overlap(box) >= HIDING * box.area()) {
                return true;
            }
        }
        return false;
    }

    private void findUpright() {
        List<Pair> pairs = new ArrayList<>();
        for (int f = 0; f < upright.length; f++) {
            for (int s = 0; s < owner.length; s++) {
                double worth = worth(figures.get(f), sightings.get(s));
                if (worth > Double.NEGATIVE_INFINITY) {
                    pairs.add(new Pair(f, s, worth));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble((Pair pair) -> -pair.worth())
                        .thenComparingInt(Pair::figure)
                        .thenComparingInt(Pair::sighting));
        for (Pair pair : pairs) {
            boolean free = upright[pair.figure()] < 0 && owner[pair.sighting()] < 0;
            if (free && !isShaded(pair)) {
                upright[pair.figure()] = pair.sighting();
                owner[pair.sighting()] = pair.figure();
            }
        }
        for (int s = 0; s < owner.length; s++) {
            Box box = sightings.get(s).box();
            for (int f = 0; f < upright.length && owner[s] < 0; f++) {
                if (upright[f] >= 0
                        && box.overlap(sightings.get(upright[f]).box()) >= SHADED * box.area()) {
                    owner[s] = f;
                }
            }
        }
    }

    /** Whether it is a part, or more, of somebody who is upright there. */
    private boolean isShaded(Pair pair) {
        Box box = sightings.get(pair.sighting()).box();
        if (figures.get(pair.figure()).box().iou(box) >= OWN_IOU) {
            return false;
        }
        for (int s : upright) {
            if (s >= 0) {
                Box other = sightings.get(s).box();
                if (other.overlap(box) >= SHADED * Math.min(other.area(), box.area())) {
                    return true;
                }
            }
        }
        return false;
    }

    private double worth(Figure figure, Sighting sighting) {
        Box box = sighting.box();
        double iou = box.iou(figure.box());
        boolean known = clutterSince(sighting) < figure.uprightMicros() - 500_000;
        boolean weak = sighting.foreground() && sighting.person() < SURELY_ONE && iou < LEAST_IOU;
        if (known || weak || !canBeUpright(figure, sighting, iou)) {
            return Double.NEGATIVE_INFINITY;
        }
        double tall = figure.tall(box, frame, heights);
        double unseen = Math.min(1, (frame.capturedAtMicros() - figure.seenMicros()) / 1e6);
        double across = Math.abs(box.centerX() - figure.box().centerX());
        double down = Math.abs(box.bottom() - figure.box().bottom());
        if (across > (STEP_ACROSS + unseen) * tall || down > (STEP_DOWN + unseen) * tall) {
            return Double.NEGATIVE_INFINITY;
        }
        return iou
                - 0.3 * across / tall
                - (sighting.foreground() ? 0.3 : 0)
                - (figure.isDown() ? 0.2 : 0);
    }

    private boolean canBeUpright(Figure figure, Sighting sighting, double iou) {
        Box box = sighting.box();
        boolean tall = isTall(figure, box, sighting.aspect());
        boolean high = isHigh(figure, box);
        if (figure.isDown()) {
            return tall && (high || figure.way().drop() < FELL);
        }
        return tall && (high || iou > NEAR);
    }

    private boolean isTall(Figure figure, Box box, double aspect) {
        double tall = figure.tall(box, frame, heights);
        double slim =
                Math.max(
                        SLIMMEST_LYING, Math.min(STANDING_ASPECT, SLIM * figure.stance().aspect()));
        return aspect >= slim && box.height() >= TALL * tall && box.height() <= TALLEST * tall;
    }

    private boolean isHigh(Figure figure, Box box) {
        return box.top() - figure.stance().top() <= DROPPED * figure.tall(box, frame, heights);
    }

    /** Whether all patches together are somebody upright. */
    boolean isUpright(Figure figure, Box box) {
        return isTall(figure, box, Stance.aspect(box)) && isHigh(figure, box);
    }

    private void findOthers() {
        for (int s = 0; s < owner.length; s++) {
            int best = -1;
            for (int f = 0; f < upright.length && owner[s] < 0; f++) {
                boolean may = upright[f] < 0 && mayBe(figures.get(f), sightings.get(s));
                if (may && (best < 0 || isBetter(f, best, sightings.get(s).box()))) {
                    best = f;
                }
            }
            owner[s] = owner[s] < 0 ? best : owner[s];
        }
    }

    private boolean mayBe(Figure figure, Sighting sighting) {
        Box box = sighting.box();
        long now = frame.capturedAtMicros();
        long up = figure.uprightMicros();
        if (clutterSince(sighting) <= up - BEFORE_MICROS
                || sighting.stillMicros() > now - up + STILL_BEFORE_MICROS) {
            return false;
        }
        double tall = figure.tall(box, frame, heights);
        double unseen = Math.min(LONGEST_UNSEEN, (now - figure.seenMicros()) / 1e6);
        return box.height() <= MOST_TALL * tall
                && box.width() <= MOST_WIDE * tall
                && gap(box, figure.box()) <= (NEAR + NEAR_BY_SECOND * unseen) * tall;
    }

    private boolean isBetter(int figure, int than, Box box) {
        Figure one = figures.get(figure);
        Figure other = figures.get(than);
        if (one.hasMoved() != other.hasMoved()) {
            return one.hasMoved();
        }
        double nearer = gap(box, other.box()) - gap(box, one.box());
        return nearer > 0 || (nearer == 0 && box.iou(one.box()) > box.iou(other.box()));
    }

    private long clutterSince(Sighting sighting) {
        return Clutter.since(sighting.box(), clutter);
    }

    /** Between the boxes, in pixels; 0 where they meet. */
    static double gap(Box one, Box other) {
        double across = Math.max(one.left() - other.right(), other.left() - one.right());
        double down = Math.max(one.top() - other.bottom(), other.top() - one.bottom());
        return Math.max(0, Math.max(across, down));
    }
}
