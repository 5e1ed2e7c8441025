package io.vigil.anomaly.evaluation;

/**
 * The scores of a clip and the truth about it.
 *
 * @param seconds of each frame, rising; never changed
 * @param scores of each frame; never changed
 * @param anomalous whether each frame is labelled so; never changed
 */
public record ScoredClip(String name, double[] seconds, double[] scores, boolean[] anomalous) {
    public ScoredClip {
        if (seconds.length != scores.length || scores.length != anomalous.length) {
            throw new IllegalArgumentException(
                    "Clip %s has %d times, %d scores and %d labels; it needs one of each for every frame"
                            .formatted(name, seconds.length, scores.length, anomalous.length));
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "Clip %s: the score of frame %d is %s; needed is a number"
                                .formatted(name, i + 1, scores[i]));
            }
        }
    }

    public int frames() {
        return scores.length;
    }

    /** The same frames with other scores. */
    public ScoredClip withScores(double[] others) {
        return new ScoredClip(name, seconds, others, anomalous);
    }
}
