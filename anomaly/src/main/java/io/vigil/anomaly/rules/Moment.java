package io.vigil.anomaly.rules;

import io.vigil.anomaly.Evidence;
import io.vigil.tracking.Box;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.PlacedTrack;
import java.util.Comparator;
import java.util.List;

/** One record as the rules see it, and what has been worked out of it for all of them. */
final class Moment {
    /** What has not moved for so long stands. */
    private static final long STANDING_MICROS = 2_000_000;

    /** Less time apart, two sightings say nothing of speed. */
    private static final long LEAST_MICROS = 300_000;

    private final RulesInput input;
    private final Seen seen;
    private final List<PlacedTrack> placed;
    private final Trail[] before;
    private final Trail[] trails;
    private List<Trail> followed = List.of();

    Moment(RulesInput input, Seen seen) {
        this.input = input;
        this.seen = seen;
        this.placed = byTrack(input.placed());
        this.before = new Trail[placed.size()];
        this.trails = new Trail[placed.size()];
    }

    private static List<PlacedTrack> byTrack(List<PlacedTrack> placed) {
        for (int i = 1; i < placed.size(); i++) {
            if (placed.get(i - 1).track().id() > placed.get(i).track().id()) {
                return placed.stream()
                        .sorted(Comparator.comparingLong((PlacedTrack p) -> p.track().id()))
                        .toList();
            }
        }
        return placed;
    }

    RulesInput input() {
        return input;
    }

    boolean isFrame() {
        return input.sight() == Sight.FRAME;
    }

    /** Whether the record shows what the rule goes by. */
    boolean shows(Watch watch) {
        return isFrame() || (watch.isOfModelsAlone() && input.untracked().judged());
    }

    /** Content time. */
    long clock() {
        return input.clockMicros();
    }

    /** Seen time. */
    long seen() {
        return seen.seenMicros();
    }

    /** Whether some time before this frame was not seen. */
    boolean afterGap() {
        return seen.gap();
    }

    int width() {
        return input.width();
    }

    int height() {
        return input.height();
    }

    int size() {
        return placed.size();
    }

    PlacedTrack placed(int i) {
        return placed.get(i);
    }

    /** Where the track is among those visible; negative where it is not. */
    int indexOf(long track) {
        int low = 0;
        int high = placed.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(placed.get(middle).track().id(), track);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -1;
    }

    void follow(int i, Trail was, Trail is) {
        before[i] = was;
        trails[i] = is;
    }

    /** All that are followed, by track, whether visible or not. */
    void followed(List<Trail> all) {
        followed = all;
    }

    /** Null where the track is not followed. */
    Trail trailOf(long track) {
        int low = 0;
        int high = followed.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(followed.get(middle).track(), track);
            if (order == 0) {
                return followed.get(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return null;
    }

    Trail trail(int i) {
        return trails[i];
    }

    /** Whether it has come to another cell of the image. */
    boolean hasNewCell(int i) {
        return before[i].cell() != trails[i].cell();
    }

    boolean isStanding(int i) {
        return standingMicros(i) >= STANDING_MICROS;
    }

    /** For how long it has not moved, in seen time. */
    long standingMicros(int i) {
        return seen() - trails[i].restMicros();
    }

    /**
     * Whether it is known how it moves: it is held against two earlier sightings, so that a bad one
     * is not taken for motion.
     */
    boolean isMotionKnown(int i) {
        return clock() - before[i].fromMicros() >= LEAST_MICROS
                && clock() - before[i].toMicros() >= LEAST_MICROS / 2;
    }

    /** How far it came to the right within the last second, in pixels. */
    double movedX(int i) {
        return (placed.get(i).at().x() - before[i].fromX()) * input.width();
    }

    /** How far it came downwards. */
    double movedY(int i) {
        return (placed.get(i).at().y() - before[i].fromY()) * input.height();
    }

    /** How far it came to the right within the last half of a second, in pixels. */
    double latelyX(int i) {
        return (placed.get(i).at().x() - before[i].toX()) * input.width();
    }

    /** How far it came downwards within that. */
    double latelyY(int i) {
        return (placed.get(i).at().y() - before[i].toY()) * input.height();
    }

    double moved(int i) {
        double x = movedX(i);
        double y = movedY(i);
        return Math.sqrt(x * x + y * y);
    }

    /** In pixels a second, the lesser of two; 0 where it is not known. */
    double speed(int i) {
        if (!isMotionKnown(i)) {
            return 0;
        }
        double x = latelyX(i);
        double y = latelyY(i);
        double lately = Math.sqrt(x * x + y * y) / ((clock() - before[i].toMicros()) / 1e6);
        return Math.min(lately, moved(i) / ((clock() - before[i].fromMicros()) / 1e6));
    }

    /** In pixels, of places that are shares of the image. */
    double distance(double x, double y, double otherX, double otherY) {
        double right = (otherX - x) * input.width();
        double down = (otherY - y) * input.height();
        return Math.sqrt(right * right + down * down);
    }

    double distance(PlacedTrack one, PlacedTrack other) {
        return distance(one.at().x(), one.at().y(), other.at().x(), other.at().y());
    }

    /** The side of a square as large as its box, in pixels. */
    static double size(PlacedTrack placed) {
        return Math.sqrt(placed.track().box().area());
    }

    /** Whether all of its height is in the image. */
    boolean isWhole(PlacedTrack placed) {
        Box box = placed.track().box();
        return box.top() > 1 && box.bottom() < input.height() - 1;
    }

    /** Whether some of it may be outside of the image. */
    boolean isAtEdge(PlacedTrack placed) {
        Box box = placed.track().box();
        return !isWhole(placed) || box.left() <= 1 || box.right() >= input.width() - 1;
    }

    Evidence evidence() {
        return new Evidence(seen.epoch(), seen.sequence(), seen.sequence());
    }

    /** That together with this frame; of the present epoch. */
    Evidence evidence(Evidence earlier) {
        return earlier.epoch() == seen.epoch() && earlier.fromSequence() <= seen.sequence()
                ? new Evidence(seen.epoch(), earlier.fromSequence(), seen.sequence())
                : evidence();
    }
}
