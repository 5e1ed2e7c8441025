package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A stretch of time before a fixed camera with everybody's path known. The nearer to the image's
 * bottom, the larger and the nearer.
 */
public final class Scene {
    /** 2026-01-01T00:00:00Z, in microseconds. */
    public static final long ORIGIN_MICROS = 1_767_225_600_000_000L;

    private final String name;
    private final int width;
    private final int height;
    private final double framesPerSecond;
    private final int frames;
    private final double farScale;
    private final double horizon;
    private final Backdrop backdrop;
    private final List<Actor> actors;
    private final List<Happening> happenings;

    Scene(Builder builder) {
        this.name = builder.name;
        this.width = builder.width;
        this.height = builder.height;
        this.framesPerSecond = builder.framesPerSecond;
        this.frames = (int) Math.round(builder.seconds * builder.framesPerSecond);
        this.farScale = builder.farScale;
        this.horizon = builder.horizon;
        this.backdrop = builder.backdrop;
        this.actors = List.copyOf(builder.actors);
        this.happenings =
                builder.happenings.stream()
                        .filter(h -> h.seconds() < builder.seconds)
                        .sorted(Comparator.comparingDouble(Happening::seconds))
                        .toList();
    }

    public String name() {
        return name;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double framesPerSecond() {
        return framesPerSecond;
    }

    public int frames() {
        return frames;
    }

    /** What truly happens, in the order of time; computed from the paths. */
    public List<Happening> happenings() {
        return happenings;
    }

    public long capturedAtMicros(int frame) {
        return ORIGIN_MICROS + Math.round(frame * 1e6 / framesPerSecond);
    }

    /** Who is where in the frame. */
    public TruthFrame truth(int frame) {
        double now = frame / framesPerSecond;
        List<Actor> near = present(now);
        List<TruthObject> objects = new ArrayList<>();
        List<Box> nearer = new ArrayList<>();
        for (int i = near.size() - 1; i >= 0; i--) {
            Actor actor = near.get(i);
            Extent extent = new Extent();
            Figures.draw(actor, now, scale(actor, now), extent);
            extent.within(width, height)
                    .ifPresent(
                            box -> {
                                objects.add(
                                        new TruthObject(
                                                actor.id(),
                                                actor.label(),
                                                box,
                                                uncovered(box, nearer)));
                                nearer.add(box);
                            });
        }
        objects.sort(Comparator.comparingLong(TruthObject::id));
        return new TruthFrame(frame, capturedAtMicros(frame), objects);
    }

    /**
     * What an imperfect detector would see.
     *
     * @param pixelNoise standard deviation of each edge, in pixels
     * @param missRate share of the objects that it misses, in [0, 1]
     */
    public List<FrameDetections> observed(
            String camera, double pixelNoise, double missRate, long seed) {
        Random random = new Random(seed);
        List<FrameDetections> observed = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            TruthFrame truth = truth(frame);
            List<Detection> detections = new ArrayList<>();
            for (TruthObject object : truth.objects()) {
                boolean missed = random.nextDouble() < missRate;
                Box box = shaken(object.box(), pixelNoise, random);
                double score =
                        Math.max(
                                0.15,
                                0.95 * Math.min(1, 0.3 + object.visibility())
                                        - 0.05 * random.nextDouble());
                if (!missed && object.visibility() > 0.1) {
                    detections.add(new Detection(box, score, object.label()));
                }
            }
            observed.add(
                    new FrameDetections(
                            camera,
                            0,
                            frame,
                            truth.capturedAtMicros(),
                            width,
                            height,
                            Affine.IDENTITY,
                            detections));
        }
        return observed;
    }

    /** Those present, the farthest first. */
    List<Actor> present(double seconds) {
        return actors.stream()
                .filter(actor -> actor.presentAt(seconds))
                .sorted(
                        Comparator.comparingDouble((Actor actor) -> actor.at(seconds).y())
                                .thenComparingLong(Actor::id))
                .toList();
    }

    double scale(Actor actor, double seconds) {
        double depth = (actor.at(seconds).y() - horizon) / (height - horizon);
        return Math.max(0.05, farScale + (1 - farScale) * depth);
    }

    Backdrop backdrop() {
        return backdrop;
    }

    private static double uncovered(Box box, List<Box> nearer) {
        double covered = nearer.stream().mapToDouble(box::overlap).sum();
        return Math.max(0, 1 - covered / box.area());
    }

    private static Box shaken(Box box, double noise, Random random) {
        double left = box.left() + noise * random.nextGaussian();
        double top = box.top() + noise * random.nextGaussian();
        double right = Math.max(left + 1, box.right() + noise * random.nextGaussian());
        double bottom = Math.max(top + 1, box.bottom() + noise * random.nextGaussian());
        return new Box(left, top, right, bottom);
    }

    /** A scene of 640 x 360 at 12 frames a second, to be peopled. */
    public static Builder seeded(String name, long seed, double seconds) {
        return new Builder(name, seed, seconds);
    }

    /** Puts actors into a scene. */
    public static final class Builder {
        private final String name;
        private final double seconds;
        private final Random random;
        private final List<Actor> actors = new ArrayList<>();
        private final List<Happening> happenings = new ArrayList<>();
        private int width = 640;
        private int height = 360;
        private double framesPerSecond = 12;
        private double farScale = 1;
        private double horizon;
        private Backdrop backdrop = (painter, w, h) -> painter.rectangle(0, 0, w, h, 0x8a8f94);

        private Builder(String name, long seed, double seconds) {
            this.name = name;
            this.seconds = seconds;
            this.random = new Random(seed);
        }

        /**
         * Objects whose foot is at {@code y} = {@code horizon} have {@code farScale} of their size,
         * those at the bottom all of it.
         */
        Builder perspective(double horizon, double farScale) {
            this.horizon = horizon;
            this.farScale = farScale;
            return this;
        }

        Builder backdrop(Backdrop backdrop) {
            this.backdrop = backdrop;
            return this;
        }

        Random random() {
            return random;
        }

        Builder happens(String kind, double at, long id) {
            happenings.add(new Happening(kind, at, id));
            return this;
        }

        /** The id that the next actor gets. */
        long nextId() {
            return actors.size() + 1L;
        }

        /** A person of this height, in pixels at the image's bottom. */
        public Builder person(double size, Waypoint... path) {
            actors.add(new Actor(nextId(), "person", Look.ofPerson(random), size, List.of(path)));
            return this;
        }

        /** A car of this length, in pixels at the image's bottom. */
        public Builder car(double size, Waypoint... path) {
            actors.add(new Actor(nextId(), "car", Look.ofCar(random), size, List.of(path)));
            return this;
        }

        public Scene build() {
            return new Scene(this);
        }
    }
}
