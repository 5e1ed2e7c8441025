package io.vigil.tracking.spatial;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Eight hours at a shop's door: people come and go, alone and in groups, turn on the line, stand on
 * it, pass by outside, and hide each other. Frames in which nobody has been for some seconds are
 * left out.
 */
final class DoorDay {
    static final double SECONDS = 8 * 3600;
    static final int PEOPLE = 1000;
    static final double RATE = 10;

    private static final double EMPTY_AFTER = 4;
    private static final String CAMERA = "door";

    private final Random random;
    private final List<Walker> walkers = new ArrayList<>();

    DoorDay(long seed) {
        random = new Random(seed);
        while (walkers.size() < PEOPLE) {
            double begin = random.nextDouble() * (SECONDS - 120);
            int together =
                    random.nextDouble() < 0.25
                            ? Math.min(PEOPLE - walkers.size(), 2 + random.nextInt(3))
                            : 1;
            group(begin, together);
        }
        walkers.sort(Comparator.comparingDouble(Walker::begins));
    }

    private void group(double begin, int together) {
        double kind = random.nextDouble();
        double speed = 0.8 + 0.7 * random.nextDouble();
        double doorX = -0.5 + random.nextDouble();
        double farX = -3 + 6 * random.nextDouble();
        double nearX = -3 + 6 * random.nextDouble();
        for (int i = 0; i < together; i++) {
            double aside = (i % 2) * 0.65 - (together > 1 ? 0.3 : 0);
            int row = i / 2;
            double start = begin + 1.3 * row / speed + 0.2 * random.nextDouble();
            walker(
                    together > 1 ? Math.min(kind, 0.8) : kind,
                    start,
                    speed * (0.97 + 0.06 * random.nextDouble()),
                    doorX + aside,
                    farX + aside,
                    nearX + aside);
        }
    }

    private void walker(
            double kind, double start, double speed, double doorX, double farX, double nearX) {
        int id = walkers.size() + 1;
        double tall = 1.5 + 0.4 * random.nextDouble();
        double sway = 0.01 * random.nextDouble();
        // In front of the line by less than the band, so that it is clear when they got over it.
        double before = 0.04 * random.nextDouble();
        Walker outside = new Walker(id, tall, sway, start, farX, 8);
        Walker inside = new Walker(id, tall, sway, start, nearX, 0.4);
        double pause = 3 + 20 * random.nextDouble();
        Walker walker;
        if (kind < 0.42) {
            walker = outside.to(doorX, 3.1, speed).to(doorX, 2.1, speed).to(nearX, 0.4, speed);
        } else if (kind < 0.82) {
            walker = inside.to(doorX, 2.1, speed).to(doorX, 3.1, speed).to(farX, 8, speed);
        } else if (kind < 0.86) {
            walker = inside.to(doorX, DoorCamera.DOOR - before, speed).stand(0.3).to(nearX, 0.4, speed);
        } else if (kind < 0.90) {
            walker = outside.to(doorX, DoorCamera.DOOR + before, speed).stand(pause).to(nearX, 0.4, speed);
        } else if (kind < 0.92) {
            walker = outside.to(doorX, DoorCamera.DOOR + before, speed).stand(pause).to(farX, 8, speed);
        } else if (kind < 0.95) {
            walker =
                    inside.to(doorX, 1.6, speed)
                            .to(doorX, 3.8, speed)
                            .stand(2)
                            .to(doorX, 1.4, speed)
                            .to(nearX, 0.4, speed);
        } else {
            walker =
                    new Walker(id, tall, sway, start, -8, 5 + random.nextDouble())
                            .to(8, 5 + random.nextDouble(), speed);
        }
        walkers.add(walker);
    }

    List<Walker.Crossing> truth(SpatialConfig config) {
        double clear = config.band() * DoorCamera.HEIGHT;
        double settle = config.settle().toMillis() / 1000.0;
        return walkers.stream()
                .flatMap(walker -> walker.crossings(clear, settle).stream())
                .sorted(Comparator.comparingDouble(Walker.Crossing::seconds))
                .toList();
    }

    /** Receives frame by frame who is there. */
    interface Watcher {
        void frame(long sequence, double seconds, List<Walker> present, List<Box> boxes);
    }

    void watch(Watcher watcher) {
        int next = 0;
        List<Walker> about = new ArrayList<>();
        double lastPresent = Double.NEGATIVE_INFINITY;
        long frames = Math.round(SECONDS * RATE);
        for (long sequence = 0; sequence < frames; sequence++) {
            double now = sequence / RATE;
            while (next < walkers.size() && walkers.get(next).begins() <= now) {
                about.add(walkers.get(next++));
            }
            about.removeIf(walker -> walker.ends() < now);
            List<Walker> present = new ArrayList<>();
            List<Box> boxes = new ArrayList<>();
            for (Walker walker : about) {
                Box box = DoorCamera.person(walker.x(now), walker.y(now), walker.tall);
                if (DoorCamera.shows(box)) {
                    present.add(walker);
                    boxes.add(box);
                }
            }
            lastPresent = present.isEmpty() ? lastPresent : now;
            if (now - lastPresent <= EMPTY_AFTER) {
                watcher.frame(sequence, now, present, boxes);
            }
        }
    }

    static long micros(double seconds) {
        return 1_000_000 + Math.round(seconds * 1e6);
    }

    /** The true tracks, each named after its walker. */
    List<SceneFrame> trueTracks() {
        List<SceneFrame> frames = new ArrayList<>();
        Map<Integer, long[]> alive = new HashMap<>();
        watch(
                (sequence, now, present, boxes) -> {
                    long micros = micros(now);
                    List<Track> visible = new ArrayList<>();
                    List<TrackEnded> ended = new ArrayList<>();
                    for (int i = 0; i < present.size(); i++) {
                        int id = present.get(i).id;
                        alive.computeIfAbsent(id, any -> new long[] {micros, micros})[1] = micros;
                        visible.add(
                                new Track(
                                        CAMERA,
                                        0,
                                        sequence,
                                        micros,
                                        id,
                                        boxes.get(i),
                                        1,
                                        "person"));
                    }
                    alive.entrySet().stream()
                            .filter(life -> life.getValue()[1] < micros)
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(
                                    life ->
                                            ended.add(
                                                    new TrackEnded(
                                                            CAMERA,
                                                            0,
                                                            sequence,
                                                            micros,
                                                            life.getKey(),
                                                            "person",
                                                            life.getValue()[0],
                                                            life.getValue()[1],
                                                            1)));
                    alive.values().removeIf(life -> life[1] < micros);
                    visible.sort(Comparator.comparingLong(Track::id));
                    frames.add(frame(sequence, micros, visible, ended));
                });
        return frames;
    }

    static SceneFrame frame(
            long sequence, long micros, List<Track> visible, List<TrackEnded> ended) {
        return new SceneFrame(
                CAMERA,
                0,
                sequence,
                micros,
                DoorCamera.WIDTH,
                DoorCamera.HEIGHT,
                true,
                visible,
                ended,
                List.of());
    }

    /**
     * What a detector finds: it misses some, and those who are hidden, and its boxes tremble.
     *
     * @param pixels one standard deviation of each edge
     */
    List<FrameDetections> detections(double missRate, double pixels) {
        List<FrameDetections> frames = new ArrayList<>();
        watch(
                (sequence, now, present, boxes) -> {
                    List<Detection> detections = new ArrayList<>();
                    for (int i = 0; i < boxes.size(); i++) {
                        double hidden = hidden(i, present, boxes, now);
                        boolean missed =
                                random.nextDouble() < missRate
                                        || random.nextDouble() < (hidden - 0.4) / 0.35;
                        Box box = trembling(boxes.get(i), pixels);
                        double score = 0.92 - 0.3 * hidden - 0.05 * random.nextDouble();
                        if (!missed) {
                            detections.add(new Detection(box, score, "person"));
                        }
                    }
                    frames.add(
                            new FrameDetections(
                                    CAMERA,
                                    0,
                                    sequence,
                                    micros(now),
                                    DoorCamera.WIDTH,
                                    DoorCamera.HEIGHT,
                                    Affine.IDENTITY,
                                    detections));
                });
        return frames;
    }

    /** The share of a box that those who stand nearer hide. */
    private static double hidden(int of, List<Walker> present, List<Box> boxes, double now) {
        double hidden = 0;
        for (int i = 0; i < boxes.size(); i++) {
            if (present.get(i).y(now) < present.get(of).y(now)) {
                hidden += boxes.get(i).overlap(boxes.get(of)) / boxes.get(of).area();
            }
        }
        return Math.min(1, hidden);
    }

    private Box trembling(Box box, double pixels) {
        double left = box.left() + pixels * random.nextGaussian();
        double top = box.top() + pixels * random.nextGaussian();
        return new Box(
                left,
                top,
                Math.max(left + 4, box.right() + pixels * random.nextGaussian()),
                Math.max(top + 4, box.bottom() + pixels * random.nextGaussian()));
    }
}
