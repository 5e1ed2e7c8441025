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

    /** Share of its box below which an object is not where it was thought. */
    private static final double LEAST_FILL = 0.4;

    /** A better fit must be worth its shift. */
    private static final double DOUBT_PER_PIXEL = 0.01;

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
    List<Known> within(Patch patch, PatchMap map) {
        List<Known> members = new ArrayList<>();
        for (Known one : known) {
            boolean apart = members.stream().allMatch(m -> m.overlap(one) < 0.6 * one.area());
            if (one.alone >= MATURE && one.overlap(patch) > 0.6 * one.area() && apart) {
                Known fitted = fitted(one, patch, map);
                if (fill(fitted, 0, patch, map) > LEAST_FILL) {
                    members.add(fitted);
                }
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

    /** Shifts an object to where the patch fills it best: who stops within a group stops. */
    private Known fitted(Known one, Patch patch, PatchMap map) {
        int reach = (int) Math.max(2, (one.right - one.left) / 8);
        int best = 0;
        double most = fill(one, 0, patch, map);
        for (int shift = 1; shift <= reach; shift++) {
            for (int x = -shift; x <= shift; x += 2 * shift) {
                double fill = fill(one, x, patch, map) - DOUBT_PER_PIXEL * shift;
                if (fill > most) {
                    most = fill;
                    best = x;
                }
            }
        }
        double correction = elapsed / (elapsed + SMOOTHED_OVER) * best / Math.max(1e-3, elapsed);
        return one.shifted(best, 0).faster(correction);
    }

    private static double fill(Known one, int shift, Patch patch, PatchMap map) {
        int left = (int) Math.max(0, one.left + shift);
        int top = (int) Math.max(0, one.top);
        int right = (int) Math.min(map.width(), one.right + shift);
        int bottom = (int) Math.min(map.height(), one.bottom);
        int filled = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                filled += map.at(x, y) == patch.id() ? 1 : 0;
            }
        }
        return filled / one.area();
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
                0,
                0);
    }

    private static double shift(double one, double other, double most) {
        double shift = Double.isNaN(one) ? other : Double.isNaN(other) ? one : (one + other) / 2;
        return Math.abs(shift) <= most ? shift : 0;
    }

    /** The patch is one object. */
    void follow(Patch patch, double certainty) {
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
                        0,
                        certainty));
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
     * @param certainty how sure it was then that it was one object
     */
    record Known(
            double left,
            double top,
            double right,
            double bottom,
            double vx,
            double vy,
            double alone,
            double unseen,
            double certainty) {
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
                    left + x,
                    top + y,
                    right + x,
                    bottom + y,
                    vx,
                    vy,
                    alone,
                    unseen + seconds,
                    certainty);
        }

        Known faster(double x) {
            return new Known(left, top, right, bottom, vx + x, vy, alone, unseen, certainty);
        }

        Known shifted(double x, double y) {
            return new Known(left + x, top + y, right + x, bottom + y, vx, vy, alone, 0, certainty);
        }
    }
}
