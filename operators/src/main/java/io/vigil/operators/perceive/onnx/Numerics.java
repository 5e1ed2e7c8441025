package io.vigil.operators.perceive.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a model computes the same as it is run here as it does step by step on the CPU, and for
 * an image among others the same as for the image alone. Asked on images that are made up.
 *
 * @param inputs shapes by name as the graph declares them; -1 is open
 * @param outputs likewise
 * @param asUsed how it is run here, in words
 * @param figures one for each output
 * @param tolerance the most that {@link Output#difference} may be
 * @param batch images that were run at once; 1 where the graph takes no more
 * @param batchTolerance the most that {@link Output#batchDifference} may be
 */
public record Numerics(
        Map<String, List<Long>> inputs,
        Map<String, List<Long>> outputs,
        String asUsed,
        List<Output> figures,
        double tolerance,
        int batch,
        double batchTolerance) {
    /** Of sums in another order, in 32-bit floats. */
    private static final double TOLERANCE = 1e-3;

    /** A step of an 8-bit number here and there. */
    private static final double QUANTISED_TOLERANCE = 0.05;

    private static final double BATCH_TOLERANCE = 1e-4;

    /** Models want values up to 1 or up to 255; what they make of the other has to agree too. */
    private static final double[] BRIGHTEST = {1, 255};

    /** What may come out for a row of a list that rounding has put in or taken out. */
    private static final double SETTLED = 0.99;

    private static final long SEED = 11;

    /**
     * How one output compares.
     *
     * @param difference the greatest, as a share of the greatest number there
     * @param batchDifference likewise, between an image among others and alone; 0 if not asked
     * @param notFinite how many of its numbers are infinite or none
     * @param numbers how many were looked at
     */
    public record Output(
            String name, double difference, double batchDifference, long notFinite, long numbers) {}

    public Numerics {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
        figures = List.copyOf(figures);
    }

    /**
     * @param options how it is run here; as many images at once where the graph takes them
     * @throws ModelException if it cannot be loaded or run
     */
    public static Numerics of(Path file, ModelOptions options) throws IOException {
        GraphFacts facts = GraphFacts.read(file);
        Map<String, Worst> worst = new LinkedHashMap<>();
        try (RawModel used = RawModel.asUsed(file, options);
                RawModel plain = RawModel.plain(file)) {
            int atOnce = used.takesManyImages() ? options.batch() : 1;
            long[] seeds = new long[atOnce];
            Arrays.setAll(seeds, i -> SEED + i);
            for (double brightest : BRIGHTEST) {
                Map<String, double[]> alone = used.run(new long[] {SEED}, brightest);
                Map<String, double[]> expected = plain.run(new long[] {SEED}, brightest);
                alone.forEach(
                        (name, numbers) ->
                                worst(worst, name)
                                        .alone(numbers, expected.get(name), facts.sorts()));
                if (atOnce > 1) {
                    compare(used.run(seeds, brightest), used, seeds, brightest, worst);
                }
            }
            return new Numerics(
                    shapes(used.inputs()),
                    shapes(used.outputs()),
                    "%s, all optimisations, %d %s"
                            .formatted(
                                    options.provider().text(),
                                    options.threads(),
                                    options.threads() == 1 ? "thread" : "threads"),
                    worst.values().stream().map(Worst::figures).toList(),
                    facts.quantised() ? QUANTISED_TOLERANCE : TOLERANCE,
                    atOnce,
                    facts.quantised() ? QUANTISED_TOLERANCE : BATCH_TOLERANCE);
        }
    }

    private static void compare(
            Map<String, double[]> together,
            RawModel used,
            long[] seeds,
            double brightest,
            Map<String, Worst> worst) {
        for (int i = 0; i < seeds.length; i++) {
            Map<String, double[]> alone = used.run(new long[] {seeds[i]}, brightest);
            for (Map.Entry<String, double[]> output : alone.entrySet()) {
                double[] all = together.get(output.getKey());
                int length = output.getValue().length;
                double[] part =
                        all.length == length * seeds.length
                                ? Arrays.copyOfRange(all, i * length, (i + 1) * length)
                                : all;
                worst(worst, output.getKey()).together(part, output.getValue());
            }
        }
    }

    private static Worst worst(Map<String, Worst> worst, String output) {
        return worst.computeIfAbsent(output, Worst::new);
    }

    private static Map<String, List<Long>> shapes(Map<String, long[]> shapes) {
        Map<String, List<Long>> lists = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> lists.put(name, Arrays.stream(shape).boxed().toList()));
        return lists;
    }

    public boolean finite() {
        return figures.stream().allMatch(output -> output.notFinite() == 0);
    }

    /** The greatest of all outputs. */
    public double difference() {
        return figures.stream().mapToDouble(Output::difference).max().orElse(0);
    }

    /** The greatest of all outputs. */
    public double batchDifference() {
        return figures.stream().mapToDouble(Output::batchDifference).max().orElse(0);
    }

    /**
     * The greatest difference as a share of the greatest expected number.
     *
     * @param asSet whether order tells nothing, and a few numbers may be others
     * @return 1 where they are not equally many, or one is finite and the other is not
     */
    static double difference(double[] numbers, double[] expected, boolean asSet) {
        if (numbers.length != expected.length) {
            return 1;
        }
        double[] a = numbers.clone();
        double[] b = expected.clone();
        if (asSet) {
            Arrays.sort(a);
            Arrays.sort(b);
        }
        double greatest = 0;
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
                differences.add(Math.abs(a[i] - b[i]));
                greatest = Math.max(greatest, Math.abs(b[i]));
            } else if (Double.compare(a[i], b[i]) != 0) {
                return 1;
            }
        }
        if (differences.isEmpty()) {
            return 0;
        }
        differences.sort(null);
        int last = differences.size() - 1;
        double most = differences.get(asSet ? (int) (SETTLED * last) : last);
        return most == 0 ? 0 : most / Math.max(greatest, Double.MIN_NORMAL);
    }

    private static final class Worst {
        private final String name;
        private double difference;
        private double batchDifference;
        private long notFinite;
        private long numbers;

        Worst(String name) {
            this.name = name;
        }

        void alone(double[] found, double[] expected, boolean asSet) {
            difference = Math.max(difference, Numerics.difference(found, expected, asSet));
            notFinite += Arrays.stream(found).filter(n -> !Double.isFinite(n)).count();
            numbers += found.length;
        }

        void together(double[] among, double[] alone) {
            batchDifference = Math.max(batchDifference, Numerics.difference(among, alone, false));
        }

        Output figures() {
            return new Output(name, difference, batchDifference, notFinite, numbers);
        }
    }
}
