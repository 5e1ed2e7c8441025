package io.vigil.anomaly.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How good anomaly scores are. Everything is causal, as the scores are, but for what {@link
 * #smoothed} and {@link #normalised} make: those see the future, and are for comparison with papers
 * alone.
 */
public final class AnomalyEvaluation {
    /** Exceedances closer than this are one alarm; seconds. */
    private static final double GAP = 1;

    private static final int DRAWS = 1000;
    private static final double OUTSIDE = 0.05;

    private AnomalyEvaluation() {}

    /**
     * Of all frames of all clips in one order. In [0, 1]; empty unless frames of both kinds are
     * there.
     */
    public static OptionalDouble microAuc(List<ScoredClip> clips) {
        return RankCurve.auc(clips);
    }

    /** Mean over the clips that have frames of both kinds. In [0, 1]; empty where none has. */
    public static OptionalDouble macroAuc(List<ScoredClip> clips) {
        return clips.stream()
                .map(clip -> RankCurve.auc(List.of(clip)))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** Of all frames of all clips in one order. In [0, 1]; empty where none is anomalous. */
    public static OptionalDouble averagePrecision(List<ScoredClip> clips) {
        return RankCurve.averagePrecision(clips);
    }

    /**
     * A 90 % interval of the micro AUC, by drawing clips with replacement.
     *
     * @return both ends; not numbers where hardly any draw has frames of both kinds
     */
    public static double[] interval(List<ScoredClip> clips, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[DRAWS];
        int count = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<ScoredClip> again = new ArrayList<>(clips.size());
            for (int i = 0; i < clips.size(); i++) {
                again.add(clips.get(random.nextInt(clips.size())));
            }
            OptionalDouble auc = RankCurve.auc(again);
            if (auc.isPresent()) {
                drawn[count++] = auc.getAsDouble();
            }
        }
        if (count < DRAWS / 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Arrays.sort(drawn, 0, count);
        return new double[] {drawn[(int) (OUTSIDE * count)], drawn[(int) ((1 - OUTSIDE) * count)]};
    }

    /** The highest threshold at which so large a share of the events is found. */
    public static AlarmFigures atRecall(List<ScoredClip> clips, double recall) {
        List<Double> highest = new ArrayList<>();
        for (ScoredClip clip : clips) {
            for (int[] event : events(clip)) {
                double most = Double.NEGATIVE_INFINITY;
                for (int i = event[0]; i < event[1]; i++) {
                    most = Math.max(most, clip.scores()[i]);
                }
                highest.add(most);
            }
        }
        if (highest.isEmpty()) {
            return at(clips, Double.POSITIVE_INFINITY);
        }
        highest.sort(null);
        int needed = Math.max(1, (int) Math.ceil(recall * highest.size() - 1e-9));
        return at(clips, Math.nextDown(highest.get(highest.size() - needed)));
    }

    /** What alarms above a threshold are worth. */
    public static AlarmFigures at(List<ScoredClip> clips, double threshold) {
        int events = 0;
        int falseAlarms = 0;
        double normalSeconds = 0;
        List<Double> delays = new ArrayList<>();
        for (ScoredClip clip : clips) {
            for (int[] event : events(clip)) {
                events++;
                for (int i = event[0]; i < event[1]; i++) {
                    if (clip.scores()[i] > threshold) {
                        delays.add(clip.seconds()[i] - clip.seconds()[event[0]]);
                        break;
                    }
                }
            }
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < clip.frames(); i++) {
                double now = clip.seconds()[i];
                if (i > 0 && !clip.anomalous()[i]) {
                    normalSeconds += now - clip.seconds()[i - 1];
                }
                if (clip.scores()[i] > threshold) {
                    if (now - last > GAP && !clip.anomalous()[i]) {
                        falseAlarms++;
                    }
                    last = now;
                }
            }
        }
        delays.sort(null);
        return new AlarmFigures(
                threshold,
                events,
                delays.size(),
                falseAlarms,
                normalSeconds / 3600,
                delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2));
    }

    /** Intervals of anomalous frames: first, and the one after the last. */
    private static List<int[]> events(ScoredClip clip) {
        List<int[]> events = new ArrayList<>();
        for (int i = 0; i < clip.frames(); i++) {
            if (clip.anomalous()[i]) {
                int from = i;
                while (i < clip.frames() && clip.anomalous()[i]) {
                    i++;
                }
                events.add(new int[] {from, i});
            }
        }
        return events;
    }

    /** With a centred Gaussian of so many frames' deviation, which sees the future. */
    public static ScoredClip smoothed(ScoredClip clip, double deviation) {
        int reach = (int) Math.ceil(4 * deviation);
        double[] smooth = new double[clip.frames()];
        for (int i = 0; i < smooth.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(smooth.length - 1, i + reach); j++) {
                double away = (j - i) / deviation;
                double weight = StrictMath.exp(-away * away / 2);
                sum += weight * clip.scores()[j];
                weights += weight;
            }
            smooth[i] = sum / weights;
        }
        return clip.withScores(smooth);
    }

    /** From 0 to 1 over the whole clip, which sees the future. */
    public static ScoredClip normalised(ScoredClip clip) {
        double least = Arrays.stream(clip.scores()).min().orElse(0);
        double most = Arrays.stream(clip.scores()).max().orElse(0);
        double range = most > least ? most - least : 1;
        return clip.withScores(
                Arrays.stream(clip.scores()).map(s -> (s - least) / range).toArray());
    }
}
