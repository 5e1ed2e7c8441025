package io.vigil.tracking.spatial;

/**
 * Who crosses a line. A track is on a side for sure once it has been seen beyond the band there for
 * the time to settle; if its way between two such sides cuts the line within its ends, it has
 * crossed it, where and when it last cut it.
 */
final class Crossings {
    private final Places places;

    Crossings(Places places) {
        this.places = places;
    }

    void seen(Step step, Progress progress, Telling telling) {
        for (int i = 0; i < places.lineCount(); i++) {
            LineInPixels line = places.line(i);
            double left = line.left(step.to().x(), step.to().y());
            int side = Sides.sure(progress.side(i));
            if (side == 0) {
                first(i, left, progress);
            } else if (left * side >= 0) {
                progress.change(i, null);
            } else {
                over(i, side, left, step, progress, telling);
            }
        }
    }

    private void first(int i, double left, Progress progress) {
        if (left != 0) {
            progress.side(
                    i,
                    Sides.seen(
                            progress.side(i),
                            left > 0 ? Sides.LEFT : Sides.RIGHT,
                            places.line(i).isBeyond(left),
                            places.decidesAtOnce()));
        }
    }

    private void over(int i, int side, double left, Step step, Progress progress, Telling telling) {
        LineInPixels line = places.line(i);
        Change change = progress.change(i);
        if (change == null) {
            Spot cut = line.cut(step.from(), step.to());
            boolean counts = step.path() && line.isBetweenEnds(cut.x(), cut.y());
            change = Change.begun(i, cut, counts);
        }
        change = line.isBeyond(left) ? change.beyond(step.to().micros()) : change.within();
        if (places.isSettled(change, step.to().micros())) {
            progress.side(i, (byte) -side);
            progress.change(i, null);
            if (change.counts()) {
                telling.crossed(i, direction(-side), change.cut());
            }
        } else {
            progress.change(i, change);
        }
    }

    static Direction direction(int to) {
        return to == Sides.LEFT ? Direction.IN : Direction.OUT;
    }
}
