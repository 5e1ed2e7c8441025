package io.vigil.tracking.algorithms;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Seeded streams for laws that hold whatever the detections are. */
final class Crowd {
    static final int FRAMES = 60;

    private Crowd() {}

    /**
     * People and cars who wander, hide, and are missed, some with embeddings, of two models; times
     * are uneven, and the camera moves, turns and zooms at times.
     */
    static List<FrameDetections> wandering(long seed) {
        Random random = new Random(seed);
        int objects = 2 + random.nextInt(8);
        double[] x = random.doubles(objects, 0, 300).toArray();
        double[] y = random.doubles(objects, 0, 150).toArray();
        List<FrameDetections> frames = new ArrayList<>();
        long micros = 0;
        for (int i = 0; i < FRAMES; i++) {
            micros += random.nextInt(20) == 0 ? 1_500_000 : 20_000 + random.nextInt(40_000);
            List<Detection> seen = new ArrayList<>();
            for (int j = 0; j < objects; j++) {
                x[j] += random.nextGaussian() * 3;
                y[j] += random.nextGaussian() * 3;
                if (random.nextInt(5) > 0) {
                    Box box = Box.ofSize(x[j], y[j], 30, 60 + random.nextGaussian());
                    String label = j % 3 == 0 ? "car" : "person";
                    double score = Math.sqrt(random.nextDouble());
                    seen.add(new Detection(box, score, label, looks(j, random)));
                }
            }
            Affine camera = random.nextInt(4) == 0 ? camera(random) : Affine.IDENTITY;
            frames.add(new FrameDetections("c", i / 30, i % 30, micros, 640, 360, camera, seen));
        }
        return frames;
    }

    /** Pans, and at times turns and zooms a little. */
    private static Affine camera(Random random) {
        double turn = random.nextBoolean() ? 0 : random.nextGaussian() * .01;
        double zoom = random.nextBoolean() ? 1 : 1 + random.nextGaussian() * .01;
        return new Affine(zoom, -turn, random.nextInt(5), turn, zoom, random.nextInt(5) - 2);
    }

    private static Embedding looks(int object, Random random) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return Embedding.NONE;
        }
        float[] raw = new float[kind == 1 ? 5 : 16];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) (random.nextGaussian() * .3);
        }
        raw[object % raw.length] += 1;
        return Embedding.of(raw);
    }

    static FrameDetections with(FrameDetections frame, Affine camera, List<Detection> detections) {
        return new FrameDetections(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                frame.width(),
                frame.height(),
                camera,
                detections);
    }

    /** The same frame with each box changed. */
    static FrameDetections mapped(FrameDetections frame, Affine camera, UnaryOperator<Box> map) {
        return with(
                frame,
                camera,
                frame.detections().stream()
                        .map(
                                d ->
                                        new Detection(
                                                map.apply(d.box()),
                                                d.score(),
                                                d.label(),
                                                d.embedding()))
                        .toList());
    }
}
