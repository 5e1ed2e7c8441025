package io.vigil.anomaly.autoencoder.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.tracker.Tracker;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits both networks of an autoencoder to patches of normal footage. What is left over of every
 * fifth block of time tells when to stop. Patches that fit worst after a first fit are left out of
 * the second, which starts anew: a little of what is not normal may be in the footage.
 *
 * <p>With the same settings, patches and number of threads it comes to the same. Adam (Kingma and
 * Ba, arXiv:1412.6980). It runs where PyTorch finds a GPU on it.
 */
public final class Training {
    /** Fewer say nothing of what is normal. */
    public static final int LEAST_PATCHES = 500;

    /** Every such block of time is held out. */
    private static final int HELD_OUT = 5;

    private final Patches patches;
    private final TrainingSettings settings;
    private final Progress progress;
    private final Device device;
    private final CropPlan plan;

    private Training(Patches patches, TrainingSettings settings, Progress progress) {
        this.patches = patches;
        this.settings = settings;
        this.progress = progress;
        plan = patches.plan();
        Engine engine = Engine.getEngine("PyTorch");
        device = engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }

    /**
     * @param start what to go on from, by layer; empty to start from zero
     * @throws IllegalArgumentException if there are too few patches
     * @throws InterruptedException if this thread is interrupted; nothing is left behind
     */
    public static Fitted fit(
            Patches patches,
            Map<String, Parameters> start,
            TrainingSettings settings,
            Progress progress)
            throws InterruptedException {
        if (patches.size() < LEAST_PATCHES) {
            throw new IllegalArgumentException(
                    "Normal footage shows %d objects often enough to look at, but %d are needed: give more of it, or footage in which something moves"
                            .formatted(patches.size(), LEAST_PATCHES));
        }
        return new Training(patches, settings, progress).fit(start);
    }

    private Fitted fit(Map<String, Parameters> start) throws InterruptedException {
        int[] fit = where(false);
        int[] heldOut = where(true);
        if (heldOut.length == 0) {
            heldOut =
                    IntStream.range(0, fit.length)
                            .filter(i -> i % HELD_OUT == 0)
                            .map(i -> fit[i])
                            .toArray();
        }
        int[] kept = fit;
        Map<String, Parameters> begin = start.isEmpty() ? first() : start;
        if (settings.firstEpochs() > 0 && settings.trimmed() > 0) {
            try (Pair pair = new Pair(begin, settings.firstEpochs() * steps(fit))) {
                for (int epoch = 1; epoch <= settings.firstEpochs(); epoch++) {
                    pair.pass(fit, epoch);
                    progress.passed(
                            "first fit", epoch, settings.firstEpochs(), mean(pair.errors(heldOut)));
                }
                kept = trimmed(fit, pair.errors(fit));
            }
        }
        return fit(begin, !start.isEmpty(), kept, heldOut, fit.length - kept.length);
    }

    private Fitted fit(
            Map<String, Parameters> begin,
            boolean learntBefore,
            int[] kept,
            int[] heldOut,
            int trimmed)
            throws InterruptedException {
        Map<String, Parameters> learnt = begin;
        int since = 0;
        int epoch = 0;
        try (Pair pair = new Pair(begin, settings.epochs() * steps(kept))) {
            // What was learnt before stays where newer footage has nothing to add.
            double best = learntBefore ? mean(pair.errors(heldOut)) : Double.POSITIVE_INFINITY;
            while (epoch < settings.epochs() && since < settings.patience()) {
                epoch++;
                pair.pass(kept, epoch);
                double error = mean(pair.errors(heldOut));
                progress.passed("fit", epoch, settings.epochs(), error);
                since++;
                if (error < best) {
                    best = error;
                    learnt = pair.learnt();
                    since = 0;
                }
            }
            if (!Double.isFinite(best)) {
                throw new IllegalStateException(
                        "Training diverged: the held-out error was never finite; try another seed, or a lower rate than %s"
                                .formatted(settings.rate()));
            }
            return new Fitted(learnt, best, epoch, trimmed);
        }
    }

    private int[] where(boolean held) {
        return IntStream.range(0, patches.size())
                .filter(i -> (patches.block(i) % HELD_OUT == HELD_OUT - 1) == held)
                .toArray();
    }

    private int[] trimmed(int[] all, double[] errors) {
        int left = (int) Math.round(all.length * settings.trimmed());
        List<Integer> order = new ArrayList<>(IntStream.range(0, all.length).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> errors[i]));
        return order.stream().limit(all.length - left).sorted().mapToInt(i -> all[i]).toArray();
    }

    private Map<String, Parameters> first() {
        Map<String, Parameters> all = new LinkedHashMap<>();
        all.putAll(FirstWeights.of(Network.motion(plan), settings.seed()));
        all.putAll(FirstWeights.of(Network.prediction(plan), settings.seed() + 1));
        return all;
    }

    private int steps(int[] some) {
        return (some.length + settings.batch() - 1) / settings.batch();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Both networks, which see the same patches. */
    private final class Pair implements AutoCloseable {
        private final TorchNetwork motion;
        private final TorchNetwork prediction;
        private final NDManager manager;

        Pair(Map<String, Parameters> begin, int steps) {
            Tracker rate =
                    Tracker.cosine()
                            .setBaseValue((float) settings.rate())
                            .optFinalValue((float) settings.rate() / 20)
                            .setMaxUpdates(Math.max(1, steps))
                            .build();
            motion = new TorchNetwork(Network.motion(plan), begin, device, rate);
            prediction = new TorchNetwork(Network.prediction(plan), begin, device, rate);
            manager = NDManager.newBaseManager(device, "PyTorch");
        }

        void pass(int[] some, int epoch) throws InterruptedException {
            int[] order = shuffled(some, epoch);
            for (int from = 0; from < order.length; from += settings.batch()) {
                int[] batch =
                        Arrays.copyOfRange(
                                order, from, Math.min(order.length, from + settings.batch()));
                try (NDManager step = manager.newSubManager()) {
                    Views views = views(step, batch);
                    step(motion, views.changes, views.changes);
                    step(prediction, views.earlier, views.now);
                }
            }
        }

        private void step(TorchNetwork network, NDArray input, NDArray wanted) {
            try (GradientCollector gradients = network.trainer().newGradientCollector()) {
                NDArray loss = network.run(input).sub(wanted).square().mean();
                gradients.backward(loss);
            }
            network.trainer().step();
        }

        /** Mean squared error of each, both networks' together. */
        double[] errors(int[] some) throws InterruptedException {
            double[] errors = new double[some.length];
            for (int from = 0; from < some.length; from += settings.batch()) {
                int to = Math.min(some.length, from + settings.batch());
                try (NDManager step = manager.newSubManager()) {
                    Views views = views(step, Arrays.copyOfRange(some, from, to));
                    float[] each =
                            squares(motion, views.changes, views.changes)
                                    .add(squares(prediction, views.earlier, views.now))
                                    .toFloatArray();
                    for (int i = from; i < to; i++) {
                        errors[i] = each[i - from];
                    }
                }
            }
            return errors;
        }

        private static NDArray squares(TorchNetwork network, NDArray input, NDArray wanted) {
            return network.trainer()
                    .evaluate(new NDList(input))
                    .head()
                    .sub(wanted)
                    .square()
                    .reshape(input.getShape().get(0), -1)
                    .mean(new int[] {1});
        }

        private Views views(NDManager step, int[] batch) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("Training was interrupted; nothing is written");
            }
            int looks = plan.looks();
            float[] values = new float[batch.length * looks];
            for (int i = 0; i < batch.length; i++) {
                patches.normalise(batch[i], values, i * looks);
            }
            NDArray all =
                    step.create(
                            values,
                            new Shape(batch.length, CropPlan.CHANNELS, plan.side(), plan.side()));
            NDArray now = all.get(new NDIndex(":,0:1"));
            NDArray changes = all.get(new NDIndex(":,1:"));
            return new Views(now, changes, now.sub(changes));
        }

        private int[] shuffled(int[] some, int epoch) {
            SplittableRandom random = new SplittableRandom(settings.seed() * 1009 + epoch);
            int[] order = some.clone();
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        }

        Map<String, Parameters> learnt() {
            Map<String, Parameters> all = new LinkedHashMap<>(motion.learnt());
            all.putAll(prediction.learnt());
            return all;
        }

        @Override
        public void close() {
            manager.close();
            motion.close();
            prediction.close();
        }
    }

    private record Views(NDArray now, NDArray changes, NDArray earlier) {}
}
