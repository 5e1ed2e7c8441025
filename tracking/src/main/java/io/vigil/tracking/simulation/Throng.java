package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Any number of people who walk straight on and turn at the edges, always as crowded as a busy
 * street: the more there are, the larger the image. For measuring how long a tracker takes.
 */
public final class Throng {
    private static final double STREET_WIDTH = 1920;
    private static final double STREET_HEIGHT = 1080;
    private static final double STREET_PEOPLE = 35;
    private static final double FRAMES_PER_SECOND = 30;
    private static final double MISSED = 0.05;
    private static final double WEAK = 0.15;

    private final Random random;
    private final int people;
    private final double width;
    private final double height;
    private final double[] x;
    private final double[] y;
    private final double[] size;
    private final double[] velocityX;
    private final double[] velocityY;

    private Throng(int people, long seed) {
        this.people = people;
        random = new Random(seed);
        double scale = Math.sqrt(people / STREET_PEOPLE);
        width = STREET_WIDTH * scale;
        height = STREET_HEIGHT * scale;
        x = new double[people];
        y = new double[people];
        size = new double[people];
        velocityX = new double[people];
        velocityY = new double[people];
        for (int i = 0; i < people; i++) {
            x[i] = random.nextDouble() * width;
            y[i] = random.nextDouble() * height;
            size[i] = 40 + random.nextInt(40);
            velocityX[i] = 3 * random.nextGaussian();
            velocityY[i] = random.nextGaussian();
        }
    }

    /**
     * What a detector sees of them: boxes that tremble, some weak, a few missed.
     *
     * @param people how many there are
     * @param frames 30 a second
     */
    public static List<FrameDetections> frames(int people, int frames, long seed) {
        Throng throng = new Throng(people, seed);
        List<FrameDetections> seen = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            seen.add(
                    new FrameDetections(
                            "throng",
                            0,
                            i,
                            Math.round(i * 1e6 / FRAMES_PER_SECOND),
                            (int) Math.ceil(throng.width),
                            (int) Math.ceil(throng.height),
                            Affine.IDENTITY,
                            throng.step()));
        }
        return seen;
    }

    private List<Detection> step() {
        List<Detection> seen = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            velocityX[i] = turned(x[i], velocityX[i], width);
            velocityY[i] = turned(y[i], velocityY[i], height);
            x[i] += velocityX[i];
            y[i] += velocityY[i];
            if (random.nextDouble() >= MISSED) {
                boolean weak = random.nextDouble() < WEAK;
                double score = weak ? 0.2 + 0.3 * random.nextDouble() : 0.9;
                Box box =
                        Box.ofSize(
                                x[i] + random.nextGaussian(),
                                y[i] + random.nextGaussian(),
                                size[i] + random.nextGaussian(),
                                2.5 * size[i] + random.nextGaussian());
                seen.add(new Detection(box, score, "person"));
            }
        }
        return seen;
    }

    private static double turned(double place, double velocity, double end) {
        boolean out = (place < 0 && velocity < 0) || (place > end && velocity > 0);
        return out ? -velocity : velocity;
    }
}
