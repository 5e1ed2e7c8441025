package io.vigil.tracking.counting;

import static io.vigil.tracking.counting.CountingRun.SECOND;

import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A camera's log made by chance, with what there is to be counted in it. */
final class CountingLog {
    /** An hour before the clocks on Lord Howe Island go back by half an hour. */
    private static final long START = CountingRun.utc("2026-04-04T14:00:07");

    private final Random random;
    private final List<CountingInput> log = new ArrayList<>();
    private double hours;
    private boolean gaps;
    private long crossings;
    private long observed;
    private long shed;
    private long shedSeen = -1;
    private long shedCounted;

    private CountingLog(long seed) {
        random = new Random(seed);
    }

    static CountingLog seeded(long seed) {
        return new CountingLog(seed);
    }

    CountingLog hours(double number) {
        hours = number;
        return this;
    }

    /** Of silence, of a camera that is turned away, and of no records at all. */
    CountingLog withGaps() {
        gaps = true;
        return this;
    }

    long crossings() {
        return crossings;
    }

    long observed() {
        return observed;
    }

    long shed() {
        return shedCounted;
    }

    List<CountingInput> log() {
        long end = START + Math.round(hours * CountingRun.HOUR);
        SortedMap<Long, Long> inside = new TreeMap<>();
        long track = 0;
        long at = START;
        long seen = Long.MIN_VALUE;
        Sight sight = Sight.FRAME;
        while (at < end) {
            List<SpatialEvent> events = new ArrayList<>();
            if (sight == Sight.FRAME && !log.isEmpty()) {
                long before = log.get(log.size() - 1).clockMicros();
                long happened = before + 1 + (long) (random.nextDouble() * (at - before - 1));
                if (random.nextInt(20) == 0) {
                    events.add(crossing(at, happened, ++track));
                    crossings++;
                }
                if (random.nextInt(15) == 0) {
                    events.add(CountingRun.entered("hall", happened, ++track));
                    inside.put(track, happened);
                } else if (!inside.isEmpty() && random.nextInt(12) == 0) {
                    long leaves = inside.firstKey();
                    events.add(
                            CountingRun.left(
                                    "hall", happened, leaves, happened - inside.remove(leaves)));
                }
            }
            shed += random.nextInt(50) == 0 ? random.nextInt(5) : 0;
            shedCounted += shedSeen < 0 ? 0 : shed - shedSeen;
            shedSeen = shed;
            if (sight == Sight.FRAME) {
                boolean isShort = seen != Long.MIN_VALUE && at - seen <= 2 * SECOND;
                observed += isShort ? at - seen : 0;
                seen = at;
            } else if (sight == Sight.BLIND) {
                seen = Long.MIN_VALUE;
            }
            log.add(new CountingInput("gate-3", at, sight, shed, events, List.of()));
            sight = next(sight);
            boolean off = gaps && random.nextInt(600) == 0;
            at += off ? random.nextInt(900) * SECOND + 1 : 200_000 + random.nextInt(1_800_000);
        }
        log.add(new CountingInput("gate-3", end, Sight.ENDED, shed, List.of(), List.of()));
        return log;
    }

    private Sight next(Sight now) {
        if (!gaps) {
            return Sight.FRAME;
        }
        if (now != Sight.FRAME) {
            return random.nextInt(60) == 0 ? Sight.FRAME : now;
        }
        int what = random.nextInt(400);
        return what == 0 ? Sight.SILENT : what == 1 ? Sight.BLIND : Sight.FRAME;
    }

    private SpatialEvent crossing(long decided, long at, long track) {
        return CountingRun.crossing(
                decided,
                at,
                random.nextBoolean() ? Direction.IN : Direction.OUT,
                track,
                random.nextInt(3) == 0 ? "car" : "person",
                OptionalDouble.of(5 + 20 * random.nextDouble()));
    }
}
