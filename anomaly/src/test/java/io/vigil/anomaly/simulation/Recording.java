package io.vigil.anomaly.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of a {@link World} in a file: three floats a second, big-endian, NaN where nobody
 * passes.
 */
public final class Recording {
    private static final int BYTES_A_SECOND = Float.BYTES * World.TERMS;
    private static final int BUFFER = BYTES_A_SECOND * 32_768;

    /** Cells of the tables of {@link #quantiles}, from -6 on. */
    private static final double CELL = 0.001;

    private static final double LOWEST = -6;
    private static final int CELLS = 14_000;

    private static final double AGAINST_THE_FLOW = 120;
    private static final double NINETY_NINE = 2.3263;

    private Recording() {}

    /** What is read, second by second. */
    @FunctionalInterface
    public interface Reader {
        void second(int second, float speed, float angle, float size);
    }

    /**
     * Writes a stream.
     *
     * @param injectedPerDay anomalies a day, a third of each kind, from {@code injectedFrom} (days)
     *     on
     * @return what was injected, in order of time
     */
    public static List<Injection> write(
            World world, long seed, int days, double injectedPerDay, int injectedFrom, Path file)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Injection> injections = new ArrayList<>();
        double[][] quantiles = new double[World.TERMS][];
        for (int t = 0; t < World.TERMS; t++) {
            quantiles[t] = quantiles(world.shape[t]);
        }
        Gaussians gaussians = new Gaussians(random);
        double[] own = new double[World.TERMS];
        double[] other = new double[World.TERMS];
        float[] values = new float[World.TERMS];
        double ownShare = Math.sqrt(world.own);
        double otherShare = Math.sqrt(1 - world.own);
        double fresh = Math.sqrt(1 - world.kept * world.kept);
        double slowKept = Math.exp(-60 / world.wanderSeconds);
        double slow = gaussians.next();
        double rate = 0;
        double scale = 0;
        double left = 0;
        double pause = 0;
        double toInjection =
                injectedPerDay == 0
                        ? Double.POSITIVE_INFINITY
                        : injectedFrom * World.DAY
                                + exponential(random, World.DAY / injectedPerDay);
        int injected = -1;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            for (int second = 0; second < days * World.DAY; second++) {
                if (second % 60 == 0) {
                    slow = slowKept * slow + Math.sqrt(1 - slowKept * slowKept) * gaussians.next();
                    rate = world.rate(second);
                    scale = world.scale(second) * Math.exp(world.wander * slow);
                }
                if (left <= 0) {
                    pause -= rate;
                    if (pause <= 0) {
                        left = 2 + exponential(random, world.passage - 2);
                        pause = exponential(random, world.pause);
                        for (int t = 0; t < World.TERMS; t++) {
                            own[t] = gaussians.next();
                            other[t] = gaussians.next();
                        }
                    }
                }
                boolean isThere = left > 0;
                left--;
                if (second >= toInjection) {
                    toInjection = second + 60 + exponential(random, World.DAY / injectedPerDay);
                    injections.add(new Injection(second, random.nextInt(World.TERMS)));
                    injected = second + Injection.SECONDS;
                }
                if (isThere || second < injected) {
                    for (int t = 0; t < World.TERMS; t++) {
                        other[t] = world.kept * other[t] + fresh * gaussians.next();
                        double g = ownShare * own[t] + otherShare * other[t];
                        values[t] = (float) value(t, world.spread[t] * scale * at(quantiles[t], g));
                    }
                    if (second < injected) {
                        int term = injections.get(injections.size() - 1).term();
                        values[term] = (float) unusual(world, quantiles[term], term, scale);
                    }
                } else {
                    java.util.Arrays.fill(values, Float.NaN);
                }
                for (float value : values) {
                    buffer.putFloat(value);
                }
                if (!buffer.hasRemaining()) {
                    flush(buffer, out);
                }
            }
            flush(buffer, out);
        }
        return injections;
    }

    private static void flush(ByteBuffer buffer, FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    /** Reads up to so many seconds of a stream. */
    public static void read(Path file, int seconds, Reader reader) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            int second = 0;
            while (second < seconds && in.read(buffer) >= 0) {
                buffer.flip();
                while (second < seconds && buffer.remaining() >= BYTES_A_SECOND) {
                    reader.second(
                            second++, buffer.getFloat(), buffer.getFloat(), buffer.getFloat());
                }
                buffer.compact();
            }
        }
    }

    static int seconds(Path file) throws IOException {
        return (int) (Files.size(file) / BYTES_A_SECOND);
    }

    /** Speed and size are 1 and a spread, an angle is a spread from the flow. */
    private static double value(int term, double spread) {
        return term == World.ANGLE ? Math.min(180, spread) : 1 + spread;
    }

    /** Twice the 99th percentile of speed, 120 degrees, twice the median size, of that time. */
    private static double unusual(World world, double[] quantiles, int term, double scale) {
        if (term == World.ANGLE) {
            return AGAINST_THE_FLOW;
        }
        double g = term == World.SPEED ? NINETY_NINE : 0;
        return 2 * value(term, world.spread[term] * scale * at(quantiles, g));
    }

    private static double exponential(SplittableRandom random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /**
     * Quantiles of a Pareto-tailed variable by the standard normal deviate of the same rank, whose
     * survival is the integral of its density from the far end on.
     */
    private static double[] quantiles(double shape) {
        double[] table = new double[CELLS + 1];
        double survival = 0;
        double end = LOWEST + CELLS * CELL;
        for (double g = end + 4; g > end; g -= CELL) {
            survival += CELL * Math.exp(-(g - CELL / 2) * (g - CELL / 2) / 2);
        }
        for (int c = CELLS; c >= 0; c--) {
            double y = -Math.log(Math.min(1, survival / Math.sqrt(2 * Math.PI)));
            table[c] = shape == 0 ? y : (Math.exp(shape * y) - 1) / shape;
            double g = LOWEST + (c - 0.5) * CELL;
            survival += CELL * Math.exp(-g * g / 2);
        }
        return table;
    }

    private static double at(double[] quantiles, double g) {
        double cell = Math.max(0, Math.min(CELLS - 1e-6, (g - LOWEST) / CELL));
        int c = (int) cell;
        return quantiles[c] + (cell - c) * (quantiles[c + 1] - quantiles[c]);
    }

    /** Polar method of Marsaglia, two at a time. */
    private static final class Gaussians {
        private final SplittableRandom random;
        private double spare = Double.NaN;

        Gaussians(SplittableRandom random) {
            this.random = random;
        }

        double next() {
            if (!Double.isNaN(spare)) {
                double value = spare;
                spare = Double.NaN;
                return value;
            }
            while (true) {
                double x = 2 * random.nextDouble() - 1;
                double y = 2 * random.nextDouble() - 1;
                double s = x * x + y * y;
                if (s > 0 && s < 1) {
                    double factor = Math.sqrt(-2 * Math.log(s) / s);
                    spare = y * factor;
                    return x * factor;
                }
            }
        }
    }
}
