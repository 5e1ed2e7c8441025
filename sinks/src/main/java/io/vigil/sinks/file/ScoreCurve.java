package io.vigil.sinks.file;

import java.util.List;

/**
 * How unusual a camera's scenes were over time.
 *
 * @param points oldest first
 * @param models each from where it was in force on, oldest first
 */
public record ScoreCurve(List<Point> points, List<Model> models) {
    /** Of a camera that was not scored. */
    public static final ScoreCurve NONE = new ScoreCurve(List.of(), List.of());

    public ScoreCurve {
        points = List.copyOf(points);
        models = List.copyOf(models);
    }

    /**
     * A short stretch of time.
     *
     * @param micros capture time of its first score
     * @param score the highest in it
     * @param threshold in force at the highest; infinite where no alarm can open
     * @param alarmed whether an alarm was open in it
     * @param shadow whether alarms are only tried out in it
     */
    public record Point(
            long micros, double score, double threshold, boolean alarmed, boolean shadow) {}

    /** A bundle of models that came into force. */
    public record Model(long fromMicros, String name) {}

    long firstMicros() {
        return points.get(0).micros();
    }

    long lastMicros() {
        return points.get(points.size() - 1).micros();
    }
}
