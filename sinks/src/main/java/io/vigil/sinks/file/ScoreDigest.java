package io.vigil.sinks.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Digests the scores of one camera into {@link ScoreCurve}: of each stretch of time the highest,
 * the stretches growing with the recording, so that a month takes no more room than a minute. Not
 * for many threads.
 */
public final class ScoreDigest {
    private static final long FIRST_STEP_MICROS = 40_000;

    /** As many as a chart can tell apart. */
    private static final int MOST = 1200;

    private final List<ScoreCurve.Point> points = new ArrayList<>();
    private final List<ScoreCurve.Model> models = new ArrayList<>();
    private long step = FIRST_STEP_MICROS;

    /**
     * @param micros capture time, later than that of the score before
     * @param threshold infinite where no alarm can open
     * @param model in force
     */
    public void accept(
            long micros,
            double score,
            double threshold,
            boolean alarmed,
            boolean shadow,
            String model) {
        if (models.isEmpty() || !models.get(models.size() - 1).name().equals(model)) {
            models.add(new ScoreCurve.Model(micros, model));
        }
        add(points, new ScoreCurve.Point(micros, score, threshold, alarmed, shadow));
        if (points.size() > MOST) {
            step *= 2;
            List<ScoreCurve.Point> coarser = new ArrayList<>();
            points.forEach(point -> add(coarser, point));
            points.clear();
            points.addAll(coarser);
        }
    }

    private void add(List<ScoreCurve.Point> to, ScoreCurve.Point next) {
        int last = to.size() - 1;
        if (last < 0 || stretch(to.get(last)) != stretch(next)) {
            to.add(next);
            return;
        }
        ScoreCurve.Point before = to.get(last);
        ScoreCurve.Point highest = next.score() > before.score() ? next : before;
        to.set(
                last,
                new ScoreCurve.Point(
                        before.micros(),
                        highest.score(),
                        highest.threshold(),
                        before.alarmed() || next.alarmed(),
                        before.shadow() && next.shadow()));
    }

    private long stretch(ScoreCurve.Point point) {
        return Math.floorDiv(point.micros(), step);
    }

    /** What came up to now. */
    public ScoreCurve curve() {
        return points.isEmpty() ? ScoreCurve.NONE : new ScoreCurve(points, models);
    }
}
