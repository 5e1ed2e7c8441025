package io.vigil.ingest.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Objects that were patches of their own a moment ago, so that two which run into one patch can
 * still be told apart: each goes on as it went, and the patch's outline corrects it.
 */
final class Companions {
    /** Seconds for which an object must have been alone before it is believed in. */
    private static final double MATURE = 0.3;

    /** Seconds that an object is looked for after it was last part of a patch. */
    private static final double LOST_AFTER = 0.4;

    /** Seconds over which velocity is averaged. */
    private static final double SMOOTHED_OVER = 0.3;

    private final int imageWidth;
    private final int imageHeight;
    private List<Known> known = new ArrayList<>();
    private List<Known> next = new ArrayList<>();
    private double elapsed;

    Companions(int imageWidth, int imageHeight) {
        this.imageWidth = imageWidth;
        this.imageHeight = imageHeight;
    }

    /** Moves everything on to the next image. */
    void begin(double seconds) {
        elapsed = seconds;
        known = next;
        known.replaceAll(one -> one.on(seconds));
        next = new ArrayList<>();
        for (Known one : known) {
            if (one.unseen < LOST_AFTER) {
                next.add(one);
            }
        }
    }

    /**
     * The objects of which a patch consists, aligned with its outline; empty unless at least two
     * together explain it.
     */
    List<Known> within(Patch patch) {
        List<Known> members = new ArrayList<>();
        for (Known one : known) {
            boolean apart = members.stream().allMatch(m -> m.overlap(one) < 0.6 * one.area());
            if (one.alone >= MATURE && one.overlap(patch) > 0.6 * one.area() && apart) {
                members.add(one);
            }
        }
        if (members.size() < 2) {
            return List.of();
        }
        List<Known> aligned = aligned(members, patch);
        Known all = around(aligned);
        double shared = all.overlap(patch);
        double either = all.area() + patch.width() * (double) patch.height() - shared;
        return shared > 0.75 * either ? aligned : List.of();
    }

    /** The outermost members are shifted to the outline, if they are near it. */
    private static List<Known> aligned(List<Known> members, Patch patch) {
        Known all = around(members);
        List<Known> aligned = new ArrayList<>();
        for (Known m : members) {
            double x =
                    shift(
                            m.left == all.left ? patch.left() - m.left : Double.NaN,
                            m.right == all.right ? patch.right() - m.right : Double.NaN,
                            0.3 * (m.right - m.left));
            double y =
                    shift(
                            m.top == all.top ? patch.top() - m.top : Double.NaN,
                            m.bottom == all.bottom ? patch.bottom() - m.bottom : Double.NaN,
                            0.3 * (m.bottom - m.top));
            aligned.add(m.shifted(x, y));
        }
        return aligned;
    }

    private static Known around(List<Known> members) {
        return new Known(
                members.stream().mapToDouble(Known::left).min().orElseThrow(),
                members.stream().mapToDouble(Known::top).min().orElseThrow(),
                members.stream().mapToDouble(Known::right).max().orElseThrow(),
                members.stream().mapToDouble(Known::bottom).max().orElseThrow(),
                0,
                0,
                0,
                0);
    }

    private static double shift(double one, double other, double most) {
        double shift = Double.isNaN(one) ? other : Double.isNaN(other) ? one : (one + other) / 2;
        return Math.abs(shift) <= most ? shift : 0;
    }

    /** The patch is one object. */
    void follow(Patch patch) {
        Known before = null;
        for (Known one : known) {
            if (one.overlap(patch) > 0.5 * one.area()
                    && (before == null || one.overlap(patch) > before.overlap(patch))) {
                before = one;
            }
        }
        next.removeIf(one -> one.overlap(patch) > 0.5 * one.area());
        boolean whole =
                patch.left() > 1
                        && patch.top() > 1
                        && patch.right() < imageWidth - 1
                        && patch.bottom() < imageHeight - 1;
        double vx = 0;
        double vy = 0;
        double alone = 0;
        if (before != null) {
            double rate = elapsed / (elapsed + SMOOTHED_OVER);
            double x = (patch.left() + patch.right() - before.left - before.right) / 2;
            double y = (patch.top() + patch.bottom() - before.top - before.bottom) / 2;
            vx = before.vx + rate * x / Math.max(1e-3, elapsed);
            vy = before.vy + rate * y / Math.max(1e-3, elapsed);
            alone = whole ? before.alone + elapsed : 0;
        }
        next.add(
                new Known(
                        patch.left(),
                        patch.top(),
                        patch.right(),
                        patch.bottom(),
                        vx,
                        vy,
                        alone,
                        0));
    }

    /** The patch is these objects. */
    void keep(List<Known> members, Patch patch) {
        next.removeIf(one -> one.overlap(patch) > 0.5 * one.area());
        next.addAll(members);
    }

    /**
     * An object in pixels of the reduced image.
     *
     * @param vx pixels a second, across
     * @param vy the same, down
     * @param alone seconds for which it was a whole patch of its own
     * @param unseen seconds since it was last part of one
     */
    record Known(
            double left,
            double top,
            double right,
            double bottom,
            double vx,
            double vy,
            double alone,
            double unseen) {
        double area() {
            return (right - left) * (bottom - top);
        }

        double overlap(Known other) {
            return overlap(other.left, other.top, other.right, other.bottom);
        }

        double overlap(Patch patch) {
            return overlap(patch.left(), patch.top(), patch.right(), patch.bottom());
        }

        private double overlap(double l, double t, double r, double b) {
            double across = Math.min(right, r) - Math.max(left, l);
            double down = Math.min(bottom, b) - Math.max(top, t);
            return across > 0 && down > 0 ? across * down : 0;
        }

        Known on(double seconds) {
            double x = vx * seconds;
            double y = vy * seconds;
            return new Known(
                    left + x, top + y, right + x, bottom + y, vx, vy, alone, unseen + seconds);
        }

        Known shifted(double x, double y) {
            return new Known(left + x, top + y, right + x, bottom + y, vx, vy, alone, 0);
        }
    }
}
