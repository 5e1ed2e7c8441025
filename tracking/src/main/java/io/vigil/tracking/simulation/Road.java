package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.simulation.Vehicle.Leg;
import io.vigil.tracking.simulation.Vehicle.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A two-way road under a {@link RoadCamera}, with every vehicle's way known. Those that go north,
 * away from the camera, keep right of its middle; beyond each lane is a shoulder to stop on. The
 * camera sees the road up to {@link #FAR} metres. Vehicles do not hide each other.
 */
public final class Road {
    /** The middle of the lane to the north, in metres; the one to the south is as far west. */
    public static final double LANE = 1.9;

    /** The middle of the shoulder beside the lane to the north. */
    public static final double SHOULDER = 5.2;

    public static final double FAR = 60;

    private static final double NEAR = 1;
    private static final double HEADWAY_SECONDS = 1.5;
    private static final double BRAKES = 4;
    private static final double STARTS = 2;

    private final long fromMicros;
    private final double seconds;
    private final List<Vehicle> vehicles;

    private Road(Builder builder) {
        fromMicros = builder.fromMicros;
        seconds = builder.seconds;
        List<Vehicle> ordered = new ArrayList<>(builder.vehicles);
        ordered.sort(Comparator.comparingDouble(Vehicle::fromSeconds));
        List<Vehicle> numbered = new ArrayList<>();
        for (Vehicle v : ordered) {
            numbered.add(
                    new Vehicle(
                            numbered.size() + 1,
                            v.label(),
                            v.length(),
                            v.width(),
                            v.height(),
                            v.east(),
                            v.story(),
                            v.way(),
                            v.untilSeconds()));
        }
        vehicles = List.copyOf(numbered);
    }

    /**
     * @param fromMicros capture time of its first moment
     */
    public static Builder seeded(long seed, long fromMicros, double seconds) {
        return new Builder(seed, fromMicros, seconds);
    }

    /** In the order of appearance. */
    public List<Vehicle> vehicles() {
        return vehicles;
    }

    public double seconds() {
        return seconds;
    }

    /** Capture time of a moment. */
    public long micros(double at) {
        return fromMicros + Math.round(1e6 * at);
    }

    /**
     * What an imperfect detector sees of it, moment by moment.
     *
     * @param pixelNoise standard deviation of each edge, in pixels
     * @param missRate share of the vehicles that it misses in a frame, in [0, 1]
     */
    public Watch watched(String camera, double pixelNoise, double missRate, long seed) {
        return new Watch(camera, pixelNoise, missRate, seed);
    }

    /** A look at the road that goes on in time. Not for many threads. */
    public final class Watch {
        private final String camera;
        private final double pixelNoise;
        private final double missRate;
        private final Random random;
        private final List<Vehicle> present = new ArrayList<>();
        private int next;
        private long sequence;

        private Watch(String camera, double pixelNoise, double missRate, long seed) {
            this.camera = camera;
            this.pixelNoise = pixelNoise;
            this.missRate = missRate;
            this.random = new Random(seed);
        }

        /** Whether no vehicle was there at the last moment looked at, or is to come before this. */
        public boolean emptyUntil(double at) {
            return present.isEmpty()
                    && (next == vehicles.size() || vehicles.get(next).fromSeconds() > at);
        }

        /**
         * @param at since the road's start; later than the one before
         */
        public FrameDetections frame(double at) {
            while (next < vehicles.size() && vehicles.get(next).fromSeconds() <= at) {
                present.add(vehicles.get(next++));
            }
            present.removeIf(vehicle -> !vehicle.presentAt(at));
            List<Detection> detections = new ArrayList<>();
            for (Vehicle vehicle : present) {
                Optional<Box> box = RoadCamera.box(vehicle, vehicle.northAt(at));
                if (box.isPresent() && random.nextDouble() >= missRate) {
                    double score = 0.95 - 0.1 * random.nextDouble();
                    detections.add(new Detection(shaken(box.get()), score, vehicle.label()));
                }
            }
            return new FrameDetections(
                    camera,
                    0,
                    sequence++,
                    micros(at),
                    RoadCamera.WIDTH,
                    RoadCamera.HEIGHT,
                    Affine.IDENTITY,
                    detections);
        }

        private Box shaken(Box box) {
            double left = box.left() + pixelNoise * random.nextGaussian();
            double top = box.top() + pixelNoise * random.nextGaussian();
            double right = Math.max(left + 1, box.right() + pixelNoise * random.nextGaussian());
            double bottom = Math.max(top + 1, box.bottom() + pixelNoise * random.nextGaussian());
            return new Box(left, top, right, bottom);
        }
    }

    /** Puts vehicles on a road. */
    public static final class Builder {
        private final long fromMicros;
        private final double seconds;
        private final Random random;
        private final List<Vehicle> vehicles = new ArrayList<>();

        private Builder(long seed, long fromMicros, double seconds) {
            this.fromMicros = fromMicros;
            this.seconds = seconds;
            this.random = new Random(seed);
        }

        /**
         * Ordinary traffic, half each way. Nobody overtakes and nobody is closer to the one before
         * than 1.5 s, so that where it is dense, they come later than drawn.
         *
         * @param count of vehicles
         * @param density relative, by seconds since the start, in [0, 1]
         */
        public Builder traffic(int count, DoubleUnaryOperator density) {
            for (int direction = -1; direction <= 1; direction += 2) {
                int share = direction < 0 ? count / 2 : count - count / 2;
                double from = Double.NEGATIVE_INFINITY;
                double until = Double.NEGATIVE_INFINITY;
                for (double time : times(share, density)) {
                    Vehicle drawn = ordinary(time, direction);
                    double lasts = drawn.untilSeconds() - time;
                    double begins = Math.max(time, Math.max(from, until - lasts) + HEADWAY_SECONDS);
                    Vehicle vehicle = delayed(drawn, begins - time);
                    from = begins;
                    until = vehicle.untilSeconds();
                    vehicles.add(vehicle);
                }
            }
            return this;
        }

        private double[] times(int count, DoubleUnaryOperator density) {
            double[] times = new double[count];
            for (int i = 0; i < count; i++) {
                do {
                    times[i] = random.nextDouble() * (seconds - 30);
                } while (random.nextDouble() > density.applyAsDouble(times[i]));
            }
            Arrays.sort(times);
            return times;
        }

        private Vehicle ordinary(double time, int direction) {
            boolean truck = random.nextDouble() < 0.15;
            double speed =
                    Math.min(22, Math.max(8, (truck ? 12.5 : 14) + 2 * random.nextGaussian()));
            double acceleration = Math.max(-0.4, Math.min(0.4, 0.25 * random.nextGaussian()));
            double start = direction > 0 ? NEAR : FAR;
            Leg leg = new Leg(time, start, direction * speed, direction * acceleration);
            double end = leg.timeAt(direction > 0 ? FAR : NEAR).orElseThrow();
            return vehicle(truck, direction * LANE, Story.ORDINARY, List.of(leg), end);
        }

        /**
         * A car against the direction of its lane; ordinary vehicles that would be in its way are
         * not there.
         *
         * @param direction that it takes: 1 to the north, on the lane to the south; -1 the other
         *     way
         */
        public Builder wrongWay(double at, int direction, double speed) {
            Leg leg = new Leg(at, direction > 0 ? NEAR : FAR, direction * speed, 0);
            double end = leg.timeAt(direction > 0 ? FAR : NEAR).orElseThrow();
            vehicles.removeIf(
                    v ->
                            v.story() == Story.ORDINARY
                                    && v.east() * direction < 0
                                    && v.fromSeconds() < end + 3
                                    && v.untilSeconds() > at - 3);
            vehicles.add(vehicle(false, -direction * LANE, Story.WRONG_WAY, List.of(leg), end));
            return this;
        }

        /**
         * A car that stops on the shoulder and goes on.
         *
         * @param at when it appears
         * @param direction 1 to the north, -1 to the south
         * @param north where its southern end comes to stand, in metres; 20 to 45
         * @param forSeconds how long it stands
         */
        public Builder stops(double at, int direction, double north, double forSeconds) {
            double speed = 12;
            double start = direction > 0 ? NEAR : FAR;
            double braking = speed * speed / (2 * BRAKES);
            double before = (Math.abs(north - start) - braking) / speed;
            if (before < 0) {
                throw new IllegalArgumentException(
                        "Vehicle at 12 m/s needs %s m to stop, but had %s m"
                                .formatted(braking, Math.abs(north - start)));
            }
            Leg arrives = new Leg(at, start, direction * speed, 0);
            Leg brakes = arrives.then(at + before, -direction * BRAKES);
            double standsAt = at + before + speed / BRAKES;
            Leg stands = new Leg(standsAt, north, 0, 0);
            Leg leaves = stands.then(standsAt + forSeconds, direction * STARTS);
            double end = leaves.timeAt(direction > 0 ? FAR : NEAR).orElseThrow();
            vehicles.add(
                    vehicle(
                            false,
                            direction * SHOULDER,
                            Story.STOPS,
                            List.of(arrives, brakes, stands, leaves),
                            end));
            return this;
        }

        private Vehicle vehicle(
                boolean truck, double east, Story story, List<Leg> way, double until) {
            return truck
                    ? new Vehicle(0, "truck", 9, 2.5, 3.2, east, story, way, until)
                    : new Vehicle(0, "car", 4.5, 1.8, 1.5, east, story, way, until);
        }

        private static Vehicle delayed(Vehicle v, double by) {
            List<Leg> way =
                    v.way().stream()
                            .map(
                                    leg ->
                                            new Leg(
                                                    leg.seconds() + by,
                                                    leg.north(),
                                                    leg.speed(),
                                                    leg.acceleration()))
                            .toList();
            return new Vehicle(
                    v.id(),
                    v.label(),
                    v.length(),
                    v.width(),
                    v.height(),
                    v.east(),
                    v.story(),
                    way,
                    v.untilSeconds() + by);
        }

        public Road build() {
            return new Road(this);
        }
    }
}
