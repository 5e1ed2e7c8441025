package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.kinematics.Ways;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.anomaly.scoring.Term;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What normal footage that was not learnt from says of the scores. */
final class Calibrating {
    /** Frames above it are clusters; a share of them. */
    private static final double HIGH = 0.95;

    /** Scores that are kept of each; evenly drawn. */
    private static final int MOST = 50_000;

    /** With fewer values, a term has no tail. */
    private static final int LEAST = 200;

    private record Seen(
            int block, String source, double seconds, long micros, List<Glance> glances) {
        Seen with(List<Glance> followed) {
            return new Seen(block, source, seconds, micros, followed);
        }
    }

    private final NormalFootage.Extent extent;
    private final List<Seen> frames;
    private final Map<Term, float[]> terms;
    private final List<Moment> moments;

    private Calibrating(
            NormalFootage.Extent extent,
            List<Seen> frames,
            Kinematics kinematics,
            Set<Term> counted) {
        this.extent = extent;
        this.frames = followed(frames, kinematics.heights());
        terms = terms(kinematics, counted);
        Normality normality = new Calibration(terms, new float[0], List.of()).normality(kinematics);
        moments = moments(new FrameScoring(normality));
    }

    /**
     * Looks at the blocks that calibrate.
     *
     * @throws InputException if there is too little in them
     */
    static Calibrating of(
            NormalFootage footage,
            LookPlan plan,
            FootageCheck check,
            Looking looking,
            GlanceModel model,
            Kinematics kinematics,
            Set<Term> counted)
            throws SourceException, InterruptedException {
        List<Seen> frames = new ArrayList<>();
        NormalFootage.Extent extent =
                footage.show(
                        "calibrating on normal footage",
                        plan,
                        (block, number) -> plan.calibrates(block),
                        seen -> {
                            check.see(seen);
                            frames.add(
                                    new Seen(
                                            seen.block(),
                                            seen.source().source(),
                                            seen.seconds(),
                                            seen.micros(),
                                            model.glances(
                                                    looking.look(
                                                            seen.frame(),
                                                            seen.earlier(),
                                                            seen.detections(),
                                                            seen.foreground()))));
                        });
        return new Calibrating(extent, frames, kinematics, counted);
    }

    /** What was looked at while something else was learnt. */
    static Calibrating of(
            NormalFootage.Extent extent,
            Kept kept,
            GlanceModel model,
            Kinematics kinematics,
            Set<Term> counted) {
        List<Seen> frames = new ArrayList<>();
        for (Kept.Frame frame : kept.frames()) {
            frames.add(
                    new Seen(
                            frame.block(),
                            frame.source(),
                            frame.seconds(),
                            frame.micros(),
                            model.glances(frame.looked())));
        }
        return new Calibrating(extent, frames, kinematics, counted);
    }

    /** How much of the footage it is, for people. */
    String words() {
        List<NormalBlock> blocks = calibration().blocks();
        double seconds = blocks.stream().mapToDouble(NormalBlock::seconds).sum();
        return String.format(
                Locale.ROOT,
                "Calibrated on %d of %d frames: %.1f of %.1f min, in %d of %d blocks of time",
                frames.size(),
                extent.frames(),
                seconds / 60,
                extent.seconds() / 60,
                blocks.size(),
                extent.blocks());
    }

    /** Nothing goes on from one block into the next. */
    private static List<Seen> followed(List<Seen> frames, BodyHeights heights) {
        List<Seen> followed = new ArrayList<>(frames.size());
        Ways ways = Ways.NONE;
        int block = -1;
        for (Seen seen : frames) {
            ways = seen.block() == block ? ways : Ways.NONE;
            block = seen.block();
            Ways.Step step = ways.step(heights, seen.micros(), seen.glances());
            ways = step.after();
            followed.add(seen.with(step.glances()));
        }
        return followed;
    }

    NormalFootage.Extent extent() {
        return extent;
    }

    /** What the bundle is to know of it. */
    Calibration calibration() {
        double[] scores = moments.stream().mapToDouble(Moment::score).toArray();
        return new Calibration(terms, floats(scores), blocks(scores));
    }

    /** Those frames that are most unusual, each of another block, the most unusual first. */
    List<Moment> mostUnusual(int count) {
        Map<Integer, Moment> highest = new java.util.TreeMap<>();
        for (Moment moment : moments) {
            highest.merge(moment.block(), moment, (a, b) -> b.score() > a.score() ? b : a);
        }
        return highest.values().stream().sorted(Moment.MOST_UNUSUAL).limit(count).toList();
    }

    private Map<Term, float[]> terms(Kinematics kinematics, Set<Term> counted) {
        List<Map<Term, Double>> values =
                frames.stream()
                        .flatMap(seen -> seen.glances().stream())
                        .filter(kinematics::counts)
                        .map(glance -> Term.of(glance, kinematics))
                        .toList();
        if (values.size() < LEAST) {
            throw new InputException(
                    "The footage for calibration shows %d objects in %d frames, but %d are needed: give more of it, or footage in which something moves"
                            .formatted(values.size(), frames.size(), LEAST));
        }
        Map<Term, float[]> all = new EnumMap<>(Term.class);
        for (Term term : counted) {
            double[] known =
                    values.stream()
                            .mapToDouble(v -> v.get(term))
                            .filter(v -> !Double.isNaN(v))
                            .toArray();
            // What only explains may be missing.
            if (term.isFused() || known.length >= LEAST) {
                all.put(term, floats(known));
            }
        }
        return all;
    }

    private List<Moment> moments(FrameScoring scoring) {
        List<Moment> scored = new ArrayList<>(frames.size());
        Smoothing past = Smoothing.NONE;
        int block = -1;
        for (Seen seen : frames) {
            past = seen.block() == block ? past : Smoothing.NONE;
            block = seen.block();
            FrameScoring.Step step = scoring.step(past, seen.micros(), seen.glances());
            past = step.after();
            scored.add(
                    new Moment(block, seen.source(), seen.seconds(), seen.micros(), step.score()));
        }
        return scored;
    }

    private List<NormalBlock> blocks(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double level = sorted[(int) (HIGH * (sorted.length - 1))];
        List<NormalBlock> blocks = new ArrayList<>();
        for (int from = 0; from < moments.size(); ) {
            int to = from;
            while (to < moments.size() && moments.get(to).block() == moments.get(from).block()) {
                to++;
            }
            List<Moment> block = moments.subList(from, to);
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

    private static float[] maxima(List<Moment> block, double level) {
        List<Double> maxima = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (Moment moment : block) {
            if (moment.score() <= level) {
                continue;
            }
            double now = moment.micros() / 1e6;
            int end = maxima.size() - 1;
            if (now - last > NormalBlock.GAP_SECONDS) {
                maxima.add(moment.score());
            } else {
                maxima.set(end, Math.max(maxima.get(end), moment.score()));
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
