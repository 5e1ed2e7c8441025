package io.vigil.tracking.evaluation.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How right the counts are, each clip weighted by how much of the recording it stands for.
 *
 * @param clips how many were counted
 * @param system estimated count of the system over the recording
 * @param person estimated true count
 * @param accuracy 1 less the share of wrong counts: the sum of |system - person| over the clips by
 *     the sum of what the person counted; at most 1, may be negative; NaN where nobody crossed
 * @param accuracyLow lower end of the 95 % interval
 * @param accuracyHigh upper end
 * @param bias by how much the total is too high, as a share of the true one; wrong counts both ways
 *     cancel out in it
 * @param biasLow lower end of the 95 % interval
 * @param biasHigh upper end
 */
public record CountAccuracy(
        int clips,
        double system,
        double person,
        double accuracy,
        double accuracyLow,
        double accuracyHigh,
        double bias,
        double biasLow,
        double biasHigh) {
    private static final int DRAWS = 4000;

    /**
     * The intervals are of a bootstrap in which clips are drawn within their strata (Efron 1979).
     *
     * @param seed of the draws
     */
    public static CountAccuracy of(List<CountedClip> clips, long seed) {
        Map<Clip.Stratum, List<CountedClip>> strata = new EnumMap<>(Clip.Stratum.class);
        for (CountedClip each : clips) {
            strata.computeIfAbsent(each.clip().stratum(), s -> new ArrayList<>()).add(each);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] accuracies = new double[DRAWS];
        double[] biases = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Sums sums = new Sums();
            for (List<CountedClip> members : strata.values()) {
                for (int i = 0; i < members.size(); i++) {
                    sums.add(members.get(random.nextInt(members.size())));
                }
            }
            accuracies[draw] = sums.accuracy();
            biases[draw] = sums.bias();
        }
        Sums all = new Sums();
        clips.forEach(all::add);
        double[] accurate = known(accuracies);
        double[] biased = known(biases);
        return new CountAccuracy(
                clips.size(),
                all.system,
                all.person,
                all.accuracy(),
                quantile(accurate, 0.025),
                quantile(accurate, 0.975),
                all.bias(),
                quantile(biased, 0.025),
                quantile(biased, 0.975));
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }

    private static double quantile(double[] rising, double share) {
        return rising.length == 0
                ? Double.NaN
                : rising[(int) Math.round(share * (rising.length - 1))];
    }

    private static final class Sums {
        private double system;
        private double person;
        private double wrong;

        void add(CountedClip each) {
            double weight = each.clip().weight();
            system += weight * each.system();
            person += weight * each.person();
            wrong += weight * Math.abs(each.system() - each.person());
        }

        double accuracy() {
            return person > 0 ? 1 - wrong / person : Double.NaN;
        }

        double bias() {
            return person > 0 ? (system - person) / person : Double.NaN;
        }
    }
}
