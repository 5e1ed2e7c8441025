package io.vigil.anomaly.kinematics;

import io.vigil.anomaly.Glance;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A camera's usual manners. How odd one is tells its distance to the nearest of a sample of normal
 * ones (k nearest neighbours, as Reiss and Hoshen, arXiv:2212.00789, score velocities), place being
 * one of the things that are compared, so that each place has its own density.
 *
 * @param width of the image in pixels
 * @param height of the image in pixels
 * @param centre median of each number of a manner
 * @param spread its robust deviation
 * @param sample normal manners, {@link #NUMBERS} standardised numbers each
 * @param courses how objects usually go on; a bundle that was made before they were learnt has none
 */
public record Kinematics(
        int width,
        int height,
        BodyHeights heights,
        double[] centre,
        double[] spread,
        float[] sample,
        UsualCourses courses) {
    /** Numbers of a manner. */
    public static final int NUMBERS = Manner.NUMBERS;

    /** Fewer say nothing of what is normal. */
    public static final int LEAST = 200;

    /**
     * Speed counts twice: it is told apart best. Its two directions and the place count half, which
     * found most of the doubled, enlarged objects put into normal footage that was held out.
     */
    private static final double[] WEIGHTS = {2, 2, 0.5, 0.5, 1, 1, 0.5, 0.5};

    private static final int NEIGHBOURS = 3;

    /** Manners that tell what is usual at a place. */
    private static final int NEAR = 200;

    private static final int SPEED = 1;
    private static final int X = 6;
    private static final int Y = 7;

    /** More cost time and add nothing that was measured. */
    private static final int MOST = 3000;

    /** Of foreground that no detector knows, in squared body heights: half of a person's. */
    private static final double LEAST_AREA = 0.15;

    /** Of its own height a second; slower is the noise of what stands. */
    private static final double MOVES = 0.1;

    private static final String PERSON = "person";

    /** Boxes that touch the image's rim within so many pixels may be cut off by it. */
    private static final double RIM = 2;

    public Kinematics {
        courses = courses == null ? UsualCourses.UNKNOWN : courses;
        if (width < 1
                || height < 1
                || centre.length != NUMBERS
                || spread.length != NUMBERS
                || sample.length < LEAST * NUMBERS
                || sample.length % NUMBERS != 0) {
            throw new IllegalArgumentException(
                    "Kinematics need an image, %d centres and spreads and at least %d normal manners of %d numbers, but had %dx%d, %d, %d and %d numbers"
                            .formatted(
                                    NUMBERS,
                                    LEAST,
                                    NUMBERS,
                                    width,
                                    height,
                                    centre.length,
                                    spread.length,
                                    sample.length));
        }
    }

    /** Where it is not known how objects go on. */
    public Kinematics(
            int width,
            int height,
            BodyHeights heights,
            double[] centre,
            double[] spread,
            float[] sample) {
        this(width, height, heights, centre, spread, sample, UsualCourses.UNKNOWN);
    }

    /**
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param normal what was seen in normal footage whose motion is known
     * @param seed of the draw of the sample
     * @throws IllegalArgumentException if too little was seen
     */
    public static Kinematics of(int width, int height, List<Glance> normal, long seed) {
        long moving = normal.stream().filter(Kinematics::moves).count();
        if (moving < LEAST) {
            throw new IllegalArgumentException(
                    "Normal footage shows %d objects, of which %d move, but %d that do are needed: give more of it, or footage in which something moves"
                            .formatted(normal.size(), moving, LEAST));
        }
        BodyHeights heights = BodyHeights.of(people(width, height, normal));
        List<double[]> manners = new ArrayList<>(normal.size());
        for (Glance glance : normal) {
            manners.add(Manner.of(glance, heights, width, height).numbers());
        }
        double[] centre = new double[NUMBERS];
        double[] spread = new double[NUMBERS];
        for (int j = 0; j < NUMBERS; j++) {
            int number = j;
            double[] sorted = manners.stream().mapToDouble(m -> m[number]).sorted().toArray();
            int n = sorted.length;
            centre[j] = sorted[n / 2];
            // Between the first and the last tenth lie 2.56 deviations of a normal distribution.
            spread[j] = Math.max(1e-3, (sorted[n * 9 / 10] - sorted[n / 10]) / 2.56);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int size = Math.min(MOST, manners.size());
        float[] sample = new float[size * NUMBERS];
        for (int i = 0; i < size; i++) {
            int drawn = i + random.nextInt(manners.size() - i);
            double[] manner = manners.get(drawn);
            manners.set(drawn, manners.get(i));
            for (int j = 0; j < NUMBERS; j++) {
                sample[i * NUMBERS + j] = standard(manner[j], j, centre, spread);
            }
        }
        return new Kinematics(width, height, heights, centre, spread, sample);
    }

    /**
     * With how objects usually go on.
     *
     * @param followed what was seen in normal footage, by {@link Ways}
     */
    public Kinematics with(List<Glance> followed) {
        List<Glance> objects = followed.stream().filter(this::counts).toList();
        return new Kinematics(
                width,
                height,
                heights,
                centre,
                spread,
                sample,
                UsualCourses.of(width, height, objects));
    }

    private static boolean moves(Glance glance) {
        return glance.flowFast() >= MOVES * (glance.box().bottom() - glance.box().top());
    }

    /** Whole people; where none are known, whatever is known best. */
    private static List<Box> people(int width, int height, List<Glance> normal) {
        List<Box> people =
                normal.stream()
                        .filter(g -> g.label().equals(PERSON))
                        .map(Glance::box)
                        .filter(b -> b.top() > RIM && b.bottom() < height - RIM)
                        .filter(b -> b.left() > RIM && b.right() < width - RIM)
                        .toList();
        return people.isEmpty() ? normal.stream().map(Glance::box).toList() : people;
    }

    private static float standard(double number, int j, double[] centre, double[] spread) {
        return (float) ((number - centre[j]) / spread[j] * WEIGHTS[j]);
    }

    /** Whether it is large enough to be an object rather than a leaf or a shadow's edge. */
    public boolean counts(Glance glance) {
        Box box = glance.box();
        double body = heights.at(box.bottom());
        double area = (box.right() - box.left()) * (box.bottom() - box.top());
        return !glance.label().isEmpty() || area >= LEAST_AREA * body * body;
    }

    public Manner manner(Glance glance) {
        return Manner.of(glance, heights, width, height);
    }

    /**
     * How many degrees a second are about the most that objects turn at this one's place; not a
     * number where that is not known.
     */
    public double usualTurning(Glance glance) {
        return courses.turning(glance, width, height);
    }

    /** For how many seconds objects stay at this one's place at most, likewise. */
    public double usualDwell(Glance glance) {
        return courses.dwell(glance, width, height);
    }

    /** How far a manner is from the nearest normal ones; 0 or more, in weighted deviations. */
    public double oddity(Manner manner) {
        double[] numbers = manner.numbers();
        float[] wanted = new float[NUMBERS];
        for (int j = 0; j < NUMBERS; j++) {
            wanted[j] = standard(numbers[j], j, centre, spread);
        }
        double[] nearest = new double[NEIGHBOURS];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < sample.length; i += NUMBERS) {
            double square = 0;
            for (int j = 0; j < NUMBERS && square < nearest[NEIGHBOURS - 1]; j++) {
                double difference = wanted[j] - sample[i + j];
                square += difference * difference;
            }
            insert(nearest, square);
        }
        double sum = 0;
        for (double square : nearest) {
            sum += Math.sqrt(square);
        }
        return sum / NEIGHBOURS;
    }

    /**
     * Speeds of the normal manners that are nearest to the place of this one.
     *
     * @param outside share of them that is left out at either end
     */
    public Usual speeds(Manner manner, double outside) {
        int n = sample.length / NUMBERS;
        double[] wanted = manner.numbers();
        Integer[] order = new Integer[n];
        double[] squares = new double[n];
        for (int i = 0; i < n; i++) {
            double x = number(i, X) - wanted[X];
            double y = number(i, Y) - wanted[Y];
            order[i] = i;
            squares[i] = x * x + y * y;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> squares[i]));
        double[] speeds = new double[Math.min(NEAR, n)];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = Manner.speed(number(order[i], SPEED));
        }
        Arrays.sort(speeds);
        int first = (int) (outside * speeds.length);
        return new Usual(speeds[first], speeds[speeds.length - 1 - first]);
    }

    private double number(int i, int j) {
        return sample[i * NUMBERS + j] / WEIGHTS[j] * spread[j] + centre[j];
    }

    private static void insert(double[] nearest, double square) {
        int place = nearest.length - 1;
        if (!(square < nearest[place])) {
            return;
        }
        while (place > 0 && nearest[place - 1] > square) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = square;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kinematics that
                && width == that.width
                && height == that.height
                && heights.equals(that.heights)
                && Arrays.equals(centre, that.centre)
                && Arrays.equals(spread, that.spread)
                && Arrays.equals(sample, that.sample)
                && courses.equals(that.courses);
    }

    @Override
    public int hashCode() {
        return 31 * heights.hashCode() + Arrays.hashCode(sample);
    }
}
