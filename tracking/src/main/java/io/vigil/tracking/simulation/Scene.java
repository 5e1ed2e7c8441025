package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A stretch of time before a camera with everybody's path known. The nearer to the scene's bottom,
 * the larger and the nearer. The camera is fixed and sees all of the scene, unless it is {@link
 * #filmed} by another; the truth is always in pixels of the image.
 */
public final class Scene {
    /** 2026-01-01T00:00:00Z, in microseconds. */
    public static final long ORIGIN_MICROS = 1_767_225_600_000_000L;

    private final String name;
    private final int width;
    private final int height;
    private final int worldWidth;
    private final int worldHeight;
    private final Filming filming;
    private final double framesPerSecond;
    private final int frames;
    private final double farScale;
    private final double horizon;
    private final Backdrop backdrop;
    private final List<Actor> actors;
    private final List<Happening> happenings;

    private Scene(Builder builder) {
        this.name = builder.name;
        this.width = builder.worldWidth;
        this.height = builder.worldHeight;
        this.worldWidth = builder.worldWidth;
        this.worldHeight = builder.worldHeight;
        this.filming = Filming.OF_ALL;
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

    private Scene(Scene scene, int width, int height, Filming filming) {
        this.name = scene.name;
        this.width = width;
        this.height = height;
        this.worldWidth = scene.worldWidth;
        this.worldHeight = scene.worldHeight;
        this.filming = filming;
        this.framesPerSecond = scene.framesPerSecond;
        this.frames = scene.frames;
        this.farScale = scene.farScale;
        this.horizon = scene.horizon;
        this.backdrop = scene.backdrop;
        this.actors = scene.actors;
        this.happenings = scene.happenings;
    }

    /**
     * The same happenings, seen by a camera that shows a part of the scene.
     *
     * @param width of its image in pixels
     * @param shutterSeconds for how long it gathers light for one image; motion blurs by as much,
     *     and the truth is that of the middle of the time
     */
    public Scene filmed(CameraPath path, int width, int height, double shutterSeconds) {
        return new Scene(this, width, height, new Filming(Optional.of(path), shutterSeconds));
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

    /** The motion of the camera that shows {@code frame}, from the frame before. */
    public Affine cameraMotion(int frame) {
        if (frame == 0 || filming.path().isEmpty()) {
            return Affine.IDENTITY;
        }
        Affine before = view((frame - 1) / framesPerSecond);
        return view(frame / framesPerSecond).after(before.inverse());
    }

    /** Who is where in the frame. */
    public TruthFrame truth(int frame) {
        double now = frame / framesPerSecond;
        Affine view = view(now);
        List<Actor> near = present(now);
        List<TruthObject> objects = new ArrayList<>();
        List<Box> nearer = new ArrayList<>();
        for (int i = near.size() - 1; i >= 0; i--) {
            Actor actor = near.get(i);
            Extent extent = new Extent();
            Painter painter = view.isIdentity() ? extent : new Viewed(extent, view);
            Figures.draw(actor, now, scale(actor, now), painter);
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
     * What an imperfect detector would see, with the camera's motion as it truly was.
     *
     * @param pixelNoise standard deviation of each edge, in pixels
     * @param missRate share of the objects that it misses, in [0, 1]
     */
    public List<FrameDetections> observed(
            String camera, double pixelNoise, double missRate, long seed) {
        ImperfectDetector detector = new ImperfectDetector(pixelNoise, missRate, seed);
        List<FrameDetections> observed = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            TruthFrame truth = truth(frame);
            observed.add(
                    new FrameDetections(
                            camera,
                            0,
                            frame,
                            truth.capturedAtMicros(),
                            width,
                            height,
                            cameraMotion(frame),
                            detector.detect(truth)));
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
        double depth = (actor.at(seconds).y() - horizon) / (worldHeight - horizon);
        return Math.max(0.05, farScale + (1 - farScale) * depth);
    }

    Filming filming() {
        return filming;
    }

    /** From the scene to the image. */
    Affine view(double seconds) {
        return filming.path()
                .map(path -> path.view(seconds, width, height))
                .orElse(Affine.IDENTITY);
    }

    /** All of the scene without anybody in it. */
    Panorama panorama() {
        return filming.path().isPresent()
                ? Panorama.soft(backdrop, worldWidth, worldHeight)
                : Panorama.of(backdrop, worldWidth, worldHeight);
    }

    Backdrop backdrop() {
        return backdrop;
    }

    private static double uncovered(Box box, List<Box> nearer) {
        double covered = nearer.stream().mapToDouble(box::overlap).sum();
        return Math.max(0, 1 - covered / box.area());
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
        private int worldWidth = 640;
        private int worldHeight = 360;
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

        /** How large the scene is, in pixels, if it is to be {@link Scene#filmed} in part. */
        Builder world(int width, int height) {
            this.worldWidth = width;
            this.worldHeight = height;
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
