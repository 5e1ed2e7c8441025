package io.vigil.tracking.simulation;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One vehicle on a {@link Road}, which keeps to its lane.
 *
 * @param id from 1, in the order of appearance
 * @param label {@code car} or {@code truck}
 * @param length in metres
 * @param width in metres
 * @param height in metres
 * @param east the middle of its lane, in metres
 * @param story what is special about it
 * @param way in the order of time
 * @param untilSeconds when it is gone, in seconds since the road's start
 */
public record Vehicle(
        long id,
        String label,
        double length,
        double width,
        double height,
        double east,
        Story story,
        List<Leg> way,
        double untilSeconds) {
    /** What is special about a vehicle. */
    public enum Story {
        ORDINARY,
        WRONG_WAY,
        STOPS
    }

    /**
     * A part of a way with one acceleration; it holds until the next begins.
     *
     * @param seconds when it begins, since the road's start
     * @param north where the vehicle's southern end is then, in metres: what a camera that looks
     *     north sees on the ground
     * @param speed then, in metres per second, negative towards the south
     * @param acceleration in metres per second squared
     */
    public record Leg(double seconds, double north, double speed, double acceleration) {
        double northAt(double time) {
            double t = time - seconds;
            return north + speed * t + acceleration * t * t / 2;
        }

        double speedAt(double time) {
            return speed + acceleration * (time - seconds);
        }

        /** The leg that follows it without a jump. */
        Leg then(double time, double nextAcceleration) {
            return new Leg(time, northAt(time), speedAt(time), nextAcceleration);
        }

        /** When it is first there at or after its beginning. */
        OptionalDouble timeAt(double place) {
            double c = north - place;
            if (c == 0) {
                return OptionalDouble.of(seconds);
            }
            if (acceleration == 0) {
                double t = -c / speed;
                return t >= 0 && Double.isFinite(t)
                        ? OptionalDouble.of(seconds + t)
                        : OptionalDouble.empty();
            }
            double root = speed * speed - 2 * acceleration * c;
            if (root < 0) {
                return OptionalDouble.empty();
            }
            double a = (-speed - Math.sqrt(root)) / acceleration;
            double b = (-speed + Math.sqrt(root)) / acceleration;
            double first = Math.min(a, b) >= 0 ? Math.min(a, b) : Math.max(a, b);
            return first >= 0 ? OptionalDouble.of(seconds + first) : OptionalDouble.empty();
        }
    }

    public Vehicle {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(story, "story");
        way = List.copyOf(way);
        if (way.isEmpty() || untilSeconds <= way.get(0).seconds()) {
            throw new IllegalArgumentException(
                    "Vehicle %d needs a way that ends after it begins, but had %s until %s s"
                            .formatted(id, way, untilSeconds));
        }
    }

    public double fromSeconds() {
        return way.get(0).seconds();
    }

    public boolean presentAt(double seconds) {
        return fromSeconds() <= seconds && seconds < untilSeconds;
    }

    /** Where its southern end is, in metres. */
    public double northAt(double seconds) {
        return leg(seconds).northAt(seconds);
    }

    /** In metres per second, negative towards the south. */
    public double speedAt(double seconds) {
        return leg(seconds).speedAt(seconds);
    }

    /** When its southern end is first at this place; empty where it never is. */
    public OptionalDouble passes(double north) {
        for (int i = 0; i < way.size(); i++) {
            double end = i + 1 < way.size() ? way.get(i + 1).seconds() : untilSeconds;
            OptionalDouble time = way.get(i).timeAt(north);
            if (time.isPresent() && time.getAsDouble() < end) {
                return time;
            }
        }
        return OptionalDouble.empty();
    }

    private Leg leg(double seconds) {
        int last = 0;
        while (last + 1 < way.size() && way.get(last + 1).seconds() <= seconds) {
            last++;
        }
        return way.get(last);
    }
}
