package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import java.util.ArrayList;
import java.util.List;

/** Weighs what is seen of a figure that is not upright. */
final class FigureJudging {
    /** So much less than a grown person, as a share of the height, is a child or a pet. */
    private static final double SMALL = 0.65;

    /** Of less, in squares of the standing height, one cannot say that somebody lies there. */
    private static final double LEAST_COVERED = 0.07;

    /** The head of who lies is lower than it was by more, and by less, in standing heights. */
    private static final double LEAST_LOW = 0.25;

    private static final double MOST_LOW = 1.6;

    private static final double LEAST_STOOD = 0.5;

    /** Whoever has been down for longer without being told of has not fallen. */
    private static final long LATEST_MICROS = 60_000_000;

    /** For how long the evidence has to be enough, in seconds. */
    private static final double SURE_SECONDS = 0.7;

    private static final long UP_MICROS = 2_000_000;

    /** Of who has not been seen to fall, it has to be seen that he is there. */
    private static final long SEEN_MICROS = 3_000_000;

    /** What lies flat is at most so tall for its width, and for the standing height. */
    private static final double FLAT_ASPECT = 0.7;

    private static final double FLAT_HEIGHT = 0.5;

    private final FallSettings settings;

    /** By how much more, or less, than by default it takes, in logits. */
    private final double caution;

    FigureJudging(FallSettings settings) {
        this.settings = settings;
        this.caution = settings.bias() - FallSettings.DEFAULTS.bias();
    }

    /** The same after what there is to tell now, which is added to the moments. */
    Figure told(Figure figure, StandingHeights heights, FallFrame frame, List<FallMoment> moments) {
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

    private static FallMoment moment(Figure figure, Lie lie, Kind kind, long now) {
        return new FallMoment(
                figure.id(), kind, now, Math.max(0, lie.sinceMicros()), lie.score(), figure.box());
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
            due.addAll(lie.goingOn(now, settings));
        }
        return due;
    }
}
