package io.vigil.sinks.file;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.TrackRenamed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Digests the track records of one camera into {@link Seen}. It remembers a line per track and a
 * number per second, not the boxes. Not for many threads.
 */
public final class SeenDigest {
    private static final long SECOND = 1_000_000;
    private static final int CELL = 8;
    private static final int MOST_BINS = 120;
    private static final int MOST_PATHS = 60;
    private static final long PATH_STEP_MICROS = 250_000;
    private static final int MOST_POINTS = 400;

    /** A longer step between two frames of a track says nothing about where it was between. */
    private static final double LONGEST_STEP_SECONDS = 1;

    private static final class Life {
        String label;
        long firstMicros;
        long lastMicros;

        /** Frames in which it was shown. */
        long boxes;

        /** Frames of them in which it was detected, not only expected. */
        long detections;

        double scores;
        final List<double[]> points = new ArrayList<>();
        long lastPointMicros = Long.MIN_VALUE;
    }

    private final Map<Long, Life> lives = new HashMap<>();
    private final TreeMap<Long, Integer> mostBySecond = new TreeMap<>();
    private final TreeMap<Integer, Double> heat = new TreeMap<>();
    private long frameMicros = Long.MIN_VALUE;
    private int inFrame;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;

    /**
     * @param record of this camera, in the order of its topic
     */
    public void accept(TrackRecord record) {
        long at = record.capturedAtMicros();
        firstMicros = Math.min(firstMicros, at);
        lastMicros = Math.max(lastMicros, at);
        // Any word of the camera says that this second was observed.
        mostBySecond.merge(Math.floorDiv(at, SECOND), 0, Math::max);
        if (record instanceof Track track) {
            track(track, at);
        } else if (record instanceof TrackRenamed renamed) {
            rename(renamed.from(), renamed.to());
        }
    }

    private void track(Track track, long at) {
        inFrame = at == frameMicros ? inFrame + 1 : 1;
        frameMicros = at;
        mostBySecond.merge(Math.floorDiv(at, SECOND), inFrame, Math::max);
        Life life = lives.computeIfAbsent(track.id(), id -> born(track, at));
        Box box = track.box();
        double step = (at - life.lastMicros) / 1e6;
        heat(box.centerX(), box.bottom(), step < LONGEST_STEP_SECONDS ? step : 0);
        life.lastMicros = at;
        life.boxes++;
        if (track.score() > 0) {
            life.detections++;
            life.scores += track.score();
        }
        boolean due = life.points.isEmpty() || at - life.lastPointMicros >= PATH_STEP_MICROS;
        if (due && life.points.size() < MOST_POINTS) {
            life.points.add(new double[] {box.centerX(), box.bottom()});
            life.lastPointMicros = at;
        }
    }

    private static Life born(Track track, long at) {
        Life life = new Life();
        life.label = track.label();
        life.firstMicros = at;
        life.lastMicros = at;
        return life;
    }

    private void heat(double x, double y, double seconds) {
        int column = (int) Math.floor(x / CELL);
        int row = (int) Math.floor(y / CELL);
        if (seconds > 0 && column >= 0 && row >= 0 && column < 65_536 && row < 32_768) {
            heat.merge(row * 65_536 + column, seconds, Double::sum);
        }
    }

    private void rename(long from, long to) {
        Life gone = lives.remove(from);
        Life kept = lives.get(to);
        if (gone == null) {
            return;
        }
        if (kept == null) {
            lives.put(to, gone);
            return;
        }
        kept.firstMicros = Math.min(kept.firstMicros, gone.firstMicros);
        kept.lastMicros = Math.max(kept.lastMicros, gone.lastMicros);
        kept.boxes += gone.boxes;
        kept.detections += gone.detections;
        kept.scores += gone.scores;
        kept.points.addAll(gone.points);
    }

    /** What was seen up to now. */
    public Seen seen() {
        boolean none = lastMicros == Long.MIN_VALUE;
        return new Seen(
                none ? 0 : firstMicros,
                none ? 0 : lastMicros,
                classes(),
                none ? List.of() : timeline(),
                paths(),
                new Seen.Heat(CELL, new TreeMap<>(heat)));
    }

    private SortedMap<String, Seen.ClassSeen> classes() {
        Map<String, List<Life>> byLabel = new TreeMap<>();
        lives.values()
                .forEach(
                        life ->
                                byLabel.computeIfAbsent(life.label, label -> new ArrayList<>())
                                        .add(life));
        SortedMap<String, Seen.ClassSeen> classes = new TreeMap<>();
        byLabel.forEach(
                (label, group) -> {
                    long boxes = group.stream().mapToLong(life -> life.detections).sum();
                    double scores = group.stream().mapToDouble(life -> life.scores).sum();
                    List<Double> seconds =
                            group.stream()
                                    .map(life -> (life.lastMicros - life.firstMicros) / 1e6)
                                    .filter(visible -> visible >= Seen.LEAST_SECONDS)
                                    .sorted()
                                    .toList();
                    classes.put(
                            label,
                            new Seen.ClassSeen(
                                    seconds.size(),
                                    group.size() - seconds.size(),
                                    boxes,
                                    boxes == 0 ? 0 : scores / boxes,
                                    seconds));
                });
        return classes;
    }

    private List<Seen.Bin> timeline() {
        long first = mostBySecond.firstKey();
        long seconds = mostBySecond.lastKey() - first + 1;
        long step = (seconds + MOST_BINS - 1) / MOST_BINS;
        List<Seen.Bin> bins = new ArrayList<>();
        for (long from = first; from < first + seconds; from += step) {
            Integer most =
                    mostBySecond.subMap(from, from + step).values().stream()
                            .max(Comparator.naturalOrder())
                            .orElse(null);
            bins.add(new Seen.Bin(from * SECOND, most));
        }
        return bins;
    }

    private List<Seen.Path> paths() {
        return lives.entrySet().stream()
                .filter(entry -> entry.getValue().points.size() > 1)
                .sorted(
                        Comparator.<Map.Entry<Long, Life>>comparingLong(
                                        entry -> -entry.getValue().boxes)
                                .thenComparing(Map.Entry::getKey))
                .limit(MOST_PATHS)
                .map(
                        entry ->
                                new Seen.Path(
                                        entry.getKey(),
                                        entry.getValue().label,
                                        List.copyOf(entry.getValue().points)))
                .toList();
    }
}
