package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.anomaly.scoring.Term;
import io.vigil.operators.perceive.GlanceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What normal footage that was not learnt from says of the scores. */
final class Calibrating {
    /** Frames above it are clusters; a share of them. */
    private static final double HIGH = 0.95;

    /** Seconds below that level which end a cluster, as {@link NormalBlock} says. */
    private static final double GAP = 10;

    /** Scores that are kept of each; evenly drawn. */
    private static final int MOST = 50_000;

    private Calibrating() {}

    private record Seen(int block, long micros, List<Glance> glances) {}

    private record Scored(int block, long micros, double score) {}

    static Calibration of(
            LookedFile footage, GlanceModel model, Kinematics kinematics, Set<Term> counted)
            throws IOException {
        List<Seen> frames = new ArrayList<>();
        footage.read(
                (block, micros, looked) ->
                        frames.add(new Seen(block, micros, model.glances(looked))));
        List<Glance> glances = frames.stream().flatMap(seen -> seen.glances().stream()).toList();
        Map<Term, float[]> terms = terms(glances, kinematics, counted);
        Normality normality = new Calibration(terms, new float[0], List.of()).normality(kinematics);
        List<Scored> scored = scored(frames, new FrameScoring(normality));
        double[] scores = scored.stream().mapToDouble(Scored::score).toArray();
        return new Calibration(terms, floats(scores), blocks(scored, scores));
    }

    private static Map<Term, float[]> terms(
            List<Glance> glances, Kinematics kinematics, Set<Term> counted) {
        List<Map<Term, Double>> values =
                glances.stream()
                        .filter(kinematics::counts)
                        .map(glance -> Term.of(glance, kinematics))
                        .toList();
        Map<Term, float[]> terms = new EnumMap<>(Term.class);
        for (Term term : counted) {
            terms.put(
                    term,
                    floats(
                            values.stream()
                                    .mapToDouble(v -> v.get(term))
                                    .filter(v -> !Double.isNaN(v))
                                    .toArray()));
        }
        return terms;
    }

    private static List<Scored> scored(List<Seen> frames, FrameScoring scoring) {
        List<Scored> scored = new ArrayList<>(frames.size());
        Smoothing past = Smoothing.NONE;
        int block = -1;
        for (Seen seen : frames) {
            past = seen.block() == block ? past : Smoothing.NONE;
            block = seen.block();
            FrameScoring.Step step = scoring.step(past, seen.micros(), seen.glances());
            past = step.after();
            scored.add(new Scored(block, seen.micros(), step.score().score()));
        }
        return scored;
    }

    private static List<NormalBlock> blocks(List<Scored> scored, double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double level = sorted[(int) (HIGH * (sorted.length - 1))];
        List<NormalBlock> blocks = new ArrayList<>();
        for (int from = 0; from < scored.size(); ) {
            int to = from;
            while (to < scored.size() && scored.get(to).block() == scored.get(from).block()) {
                to++;
            }
            List<Scored> block = scored.subList(from, to);
            long start = block.get(0).micros();
            double seconds = (block.get(block.size() - 1).micros() - start) / 1e6;
            if (seconds > 0) {
                blocks.add(
                        new NormalBlock(
                                start, seconds, Double.POSITIVE_INFINITY, maxima(block, level)));
            }
            from = to;
        }
        return blocks;
    }

    private static float[] maxima(List<Scored> block, double level) {
        List<Double> maxima = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (Scored scored : block) {
            if (scored.score() <= level) {
                continue;
            }
            double now = scored.micros() / 1e6;
            int end = maxima.size() - 1;
            if (now - last > GAP) {
                maxima.add(scored.score());
            } else {
                maxima.set(end, Math.max(maxima.get(end), scored.score()));
            }
            last = now;
        }
        return floats(maxima.stream().mapToDouble(m -> m).toArray());
    }

    private static float[] floats(double[] values) {
        int step = values.length / MOST + 1;
        float[] some = new float[(values.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = (float) values[i * step];
        }
        return some;
    }
}
