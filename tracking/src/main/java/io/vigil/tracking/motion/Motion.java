package io.vigil.tracking.motion;

import io.vigil.tracking.Box;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a {@link MotionFilter} knows of a box: four coordinates, each with its velocity and
 * covariance. The coordinates never become correlated, because noise and measurement are diagonal,
 * so the covariance is four 2 x 2 blocks. Immutable.
 */
public final class Motion {
    /** What the third and fourth coordinate are; the first two are the centre's x and y. */
    public enum Form {
        /** Width and height in pixels. */
        SIDES,
        /** Width / height, and height in pixels. */
        ASPECT,
        /** Area in square pixels, and width / height. */
        AREA
    }

    /** Position, velocity per second, then their covariance pp, pv, vv. */
    static final int FIELDS = 5;

    /** How many numbers it consists of. */
    public static final int SIZE = 4 * FIELDS;

    static final int X = 0;
    static final int Y = FIELDS;
    static final int THIRD = 2 * FIELDS;
    static final int FOURTH = 3 * FIELDS;

    /** A filter may shrink a box that it does not see; it stays at least this large, in pixels. */
    private static final double LEAST_SIZE = 1e-3;

    /** Nor does it grow beyond this, in pixels; so no box overflows. */
    private static final double GREATEST_SIZE = 1e9;

    private final Form form;
    private final double[] numbers;

    /**
     * @param numbers belongs to this object from now on
     */
    Motion(Form form, double[] numbers) {
        this.form = form;
        this.numbers = numbers;
    }

    /**
     * @param numbers as {@link #numbers} returns them
     */
    public static Motion of(Form form, double... numbers) {
        if (numbers.length != SIZE) {
            throw new IllegalArgumentException(
                    "Motion needs %d numbers, but was given %d".formatted(SIZE, numbers.length));
        }
        return new Motion(Objects.requireNonNull(form, "form"), numbers.clone());
    }

    public Form form() {
        return form;
    }

    /** Of each coordinate in turn: position, velocity, pp, pv, vv. A copy. */
    public double[] numbers() {
        return numbers.clone();
    }

    /** One of {@link #numbers}. */
    public double number(int index) {
        return numbers[index];
    }

    public double centerX() {
        return numbers[X];
    }

    public double centerY() {
        return numbers[Y];
    }

    /** Of the centre, in pixels per second. */
    public double velocityX() {
        return numbers[X + 1];
    }

    /** Of the centre, in pixels per second. */
    public double velocityY() {
        return numbers[Y + 1];
    }

    /** In pixels, above 0. */
    public double width() {
        return width(form, numbers);
    }

    /** In pixels, above 0. */
    public double height() {
        return height(form, numbers);
    }

    public Box box() {
        return box(form, numbers);
    }

    static Box box(Form form, double[] s) {
        double halfWidth = width(form, s) / 2;
        double halfHeight = height(form, s) / 2;
        return new Box(s[X] - halfWidth, s[Y] - halfHeight, s[X] + halfWidth, s[Y] + halfHeight);
    }

    static double width(Form form, double[] s) {
        double third = s[THIRD];
        double fourth = s[FOURTH];
        return size(
                switch (form) {
                    case SIDES -> third;
                    case ASPECT -> third * fourth;
                    case AREA -> Math.sqrt(third * fourth);
                });
    }

    static double height(Form form, double[] s) {
        double third = s[THIRD];
        double fourth = s[FOURTH];
        return size(form == Form.AREA ? Math.sqrt(third / fourth) : fourth);
    }

    private static double size(double estimated) {
        // Not a number, from a negative area, is the least size too.
        return estimated > LEAST_SIZE ? Math.min(estimated, GREATEST_SIZE) : LEAST_SIZE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Motion motion
                && form == motion.form
                && Arrays.equals(numbers, motion.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "Motion[" + form + " " + Arrays.toString(numbers) + "]";
    }
}
