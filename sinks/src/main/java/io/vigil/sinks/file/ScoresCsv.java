package io.vigil.sinks.file;

import io.vigil.anomaly.judging.AnomalyScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code scores.csv} of one camera, where its own models looked at frames: a line for each, in the
 * form of what {@code vigil anomaly score} writes, and the phase. The frame is numbered as in
 * {@code mot.txt}; the threshold is {@code Infinity} and the p-value {@code NaN} where there is
 * none. Not for many threads.
 */
final class ScoresCsv {
    static final String HEADER =
            "frame,time_s,score,p_value,threshold,alarm,track,term,phase,bundle";

    private final Path folder;
    private PartFile file;
    private long startMicros;
    private long epoch;
    private long framesBefore;
    private long lastSequence = -1;

    ScoresCsv(Path folder) {
        this.folder = folder;
    }

    void accept(AnomalyScore score) throws IOException {
        if (file == null) {
            file = new PartFile(folder.resolve("scores.csv"));
            file.line(HEADER);
            startMicros = score.capturedAtMicros();
            epoch = score.epoch();
        }
        if (score.epoch() != epoch) {
            framesBefore += lastSequence + 1;
            epoch = score.epoch();
        }
        lastSequence = score.sequence();
        file.line(
                String.format(
                        Locale.ROOT,
                        "%d,%.3f,%.5f,%.3g,%.5f,%d,%s,%s,%s,%s",
                        framesBefore + score.sequence() + 1,
                        (score.capturedAtMicros() - startMicros) / 1e6,
                        score.score(),
                        score.pValue(),
                        score.threshold(),
                        score.alarmed() ? 1 : 0,
                        score.track() == 0 ? "" : score.track(),
                        score.term(),
                        score.phase().name().toLowerCase(Locale.ROOT),
                        score.bundle()));
    }

    void close(boolean complete) throws IOException {
        if (file != null) {
            file.close(complete);
        }
    }
}
