package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tracks that are put where a test wants them, frame by frame, and what a scene says of them. The
 * image is 1000 x 1000 pixels, boxes are 40 wide and 100 high.
 */
final class Walk {
    static final int SIZE = 1000;
    private static final String CAMERA = "gate-3";

    private final Map<Long, long[]> lives = new HashMap<>();
    private final long periodMicros;
    private final SortedMap<Long, List<Track>> frames = new TreeMap<>();
    private final Map<Long, List<TrackEnded>> ended = new HashMap<>();
    private final Map<Long, List<TrackRenamed>> renamed = new HashMap<>();

    Walk(double framesPerSecond) {
        periodMicros = Math.round(1e6 / framesPerSecond);
    }

    static SpatialConfig config(List<Line> lines, List<Zone> zones) {
        return config(Anchor.BOTTOM_CENTER, lines, zones);
    }

    static SpatialConfig config(Anchor anchor, List<Line> lines, List<Zone> zones) {
        return new SpatialConfig(anchor, lines, zones, List.of(), 0.01, Duration.ofMillis(200));
    }

    /** A zone by its corners x, y, x, y ... as shares. */
    static Zone zone(String id, double... corners) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 2) {
            points.add(new Point(corners[i], corners[i + 1]));
        }
        return new Zone(id, points);
    }

    static Line line(String id, double x1, double y1, double x2, double y2) {
        return new Line(id, new Point(x1, y1), new Point(x2, y2));
    }

    static Box standingAt(double x, double y) {
        return new Box(x - 20, y - 100, x + 20, y);
    }

    long micros(long frame) {
        return 1_000_000 + frame * periodMicros;
    }

    /** The track's feet are there in this frame. */
    Walk at(long id, long frame, double x, double y) {
        long[] life = lives.computeIfAbsent(id, any -> new long[] {frame, frame});
        life[1] = frame;
        Track track =
                new Track(CAMERA, 0, frame, micros(frame), id, standingAt(x, y), 0.9, "person");
        List<Track> visible = frames.computeIfAbsent(frame, any -> new ArrayList<>());
        visible.add(track);
        visible.sort(Comparator.comparingLong(Track::id));
        return this;
    }

    /** Evenly from one place to another, both included. */
    Walk go(long id, long from, long to, double x1, double y1, double x2, double y2) {
        for (long frame = from; frame <= to; frame++) {
            double t = to == from ? 0 : (double) (frame - from) / (to - from);
            at(id, frame, x1 + t * (x2 - x1), y1 + t * (y2 - y1));
        }
        return this;
    }

    Walk end(long id, long frame) {
        frames.computeIfAbsent(frame, any -> new ArrayList<>());
        long[] life = lives.get(id);
        ended.computeIfAbsent(frame, any -> new ArrayList<>())
                .add(
                        new TrackEnded(
                                CAMERA,
                                0,
                                frame,
                                micros(frame),
                                id,
                                "person",
                                micros(life[0]),
                                micros(life[1]),
                                life[1] - life[0] + 1));
        return this;
    }

    Walk rename(long from, long to, long frame) {
        frames.computeIfAbsent(frame, any -> new ArrayList<>());
        renamed.computeIfAbsent(frame, any -> new ArrayList<>())
                .add(new TrackRenamed(CAMERA, 0, frame, micros(frame), from, to));
        return this;
    }

    List<SceneFrame> frames() {
        List<SceneFrame> all = new ArrayList<>();
        frames.forEach(
                (frame, visible) ->
                        all.add(
                                new SceneFrame(
                                        CAMERA,
                                        0,
                                        frame,
                                        micros(frame),
                                        SIZE,
                                        SIZE,
                                        true,
                                        visible,
                                        ended.getOrDefault(frame, List.of()),
                                        renamed.getOrDefault(frame, List.of()))));
        return all;
    }

    List<SpatialEvent> events(SpatialConfig config) {
        return events(new SpatialScene(config), frames());
    }

    static List<SpatialEvent> events(SpatialScene scene, List<SceneFrame> frames) {
        return run(scene, SpatialState.EMPTY, frames).stream()
                .flatMap(step -> step.events().stream())
                .toList();
    }

    static List<SpatialStep> run(SpatialScene scene, SpatialState before, List<SceneFrame> frames) {
        List<SpatialStep> steps = new ArrayList<>();
        SpatialState state = before;
        for (SceneFrame frame : frames) {
            SpatialStep step = scene.step(state, frame, 1);
            steps.add(step);
            state = step.state();
        }
        return steps;
    }

    /** Such as {@code "IN door 1 @1.250"}, with a minus in front where it is retracted. */
    static String said(SpatialEvent event) {
        String what =
                switch (event.kind()) {
                    case LINE_CROSSED -> event.direction().orElseThrow().name();
                    case ZONE_ENTERED -> "ENTERED";
                    case ZONE_LEFT -> "LEFT";
                    default -> event.kind().name();
                };
        return "%s%s %s %d"
                .formatted(event.retracted() ? "-" : "", what, event.place(), event.track());
    }
}
