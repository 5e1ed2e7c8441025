package io.vigil.operators.perceive;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.Layer;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.anomaly.autoencoder.Parameters;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Term;
import io.vigil.ingest.ModelChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Bundles whose networks have learnt nothing: each seed says other numbers, and always the same.
 */
final class TinyBundles {
    private final Path folder;
    final BundleStore store;

    TinyBundles(Path folder) {
        this.folder = folder;
        store = new BundleStore(folder.resolve("bundles").toString());
    }

    /** Puts one into the store under the name of its seed. */
    void put(long seed, String detector, int width, int height) throws IOException {
        Path file = folder.resolve(seed + ".made");
        BundleFile.write(bundle(seed, detector, width, height), file);
        store.put(name(seed), file);
    }

    static String name(long seed) {
        return "b" + seed;
    }

    ModelChange change(String camera, long version, long seed) {
        String name = name(seed);
        return new ModelChange(camera, 0, -1, 0, version, name, store.sha256(name), "ada", "");
    }

    private static Bundle bundle(long seed, String detector, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        CropPlan plan = new CropPlan(32);
        Map<String, Parameters> learnt = new HashMap<>();
        for (Network network : List.of(Network.motion(plan), Network.prediction(plan))) {
            for (Layer layer : network.layers()) {
                if (layer instanceof Layer.Learnt its) {
                    learnt.put(its.name(), parameters(its, random));
                }
            }
        }
        float[] sample = numbers(Kinematics.NUMBERS * 200, 1, random);
        float[] scores = new float[300];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextExponential();
        }
        double[] ones = new double[Kinematics.NUMBERS];
        Arrays.fill(ones, 1);
        return new Bundle(
                new Provenance("door", List.of(), detector, width, height, 9, 9, 9, 0, 0.5, seed),
                plan,
                OnnxFile.of(plan, learnt),
                new Kinematics(width, height, new BodyHeights(9, 0.2, 3), ones, ones, sample),
                new Calibration(
                        Map.of(Term.SPEED, scores),
                        scores,
                        List.of(
                                new NormalBlock(
                                        0, 30, Double.POSITIVE_INFINITY, new float[] {1, 2}))));
    }

    private static Parameters parameters(Layer.Learnt its, SplittableRandom random) {
        int inputs = its.from() * its.kernel() * its.kernel();
        return new Parameters(
                numbers(its.to() * inputs, 1 / Math.sqrt(inputs), random), new float[its.to()]);
    }

    private static float[] numbers(int count, double deviation, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }
}
