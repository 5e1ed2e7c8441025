package io.vigil.tracking.counting;

import io.vigil.tracking.counting.OpenWindow.Row;
import io.vigil.tracking.counting.Settled.LastCrossing;
import io.vigil.tracking.spatial.SpatialConfig;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Moves the settled time on, minute by minute: each minute is worked out once, with all that
 * happened in it in order, and added to the windows that hold it. So the windows of one kind always
 * add up to those of the next. Of one step.
 */
final class Settling {
    /** Of a gap in the camera's log; of a longer one the windows after are left out. */
    private static final long LONGEST_GAP_MICROS = 48 * 60 * Clocks.MINUTE_MICROS;

    /** Of a gap in the camera's log. */
    private static final int MOST_DAYS = 400;

    /** At one place; further ones count among all classes only. */
    private static final int MOST_LABELS = 32;

    /** From these on there are early results. */
    static final Window FIRST_EARLY = Window.QUARTER_HOUR;

    private final CountingConfig config;
    private final Rows rows;
    private final SortedSet<String> zoneIds = new TreeSet<>();
    private final CountingState heard;
    private final SortedMap<Long, KnownTrack> tracks = new TreeMap<>();
    private final Map<Window, OpenWindow> windows = new EnumMap<>(Window.class);
    private final Map<Window, Long> finalUntil = new EnumMap<>(Window.class);
    private final SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
    private final SortedMap<String, LastCrossing> lastCrossings;
    private final Inside inside;
    private final List<Count> counts = new ArrayList<>();
    private Pending pending;
    private long until;
    private long late;
    private long rulesVersion;
    private long day;
    private long resetDay;

    Settling(CountingConfig config, SpatialConfig places, String camera, CountingState heard) {
        this.config = config;
        this.heard = heard;
        rows = new Rows(camera, config, places);
        places.zones().forEach(zone -> zoneIds.add(zone.id()));
        Settled before = heard.settled();
        heard.tracks().forEach(track -> tracks.put(track.id(), track));
        before.windows().forEach(window -> windows.put(window.window(), window));
        finalUntil.putAll(before.finalUntil());
        before.labels().forEach((place, of) -> labels.put(place, new TreeSet<>(of)));
        lastCrossings = new TreeMap<>(before.lastCrossings());
        inside = new Inside(before.inside());
        pending = heard.pending();
        until = before.untilMicros();
        late = before.late();
        rulesVersion = before.rulesVersion();
        day = before.day();
        resetDay = before.resetDay();
    }

    CountingStep step() {
        Settled settled =
                new Settled(
                        until,
                        late,
                        rulesVersion,
                        List.copyOf(windows.values()),
                        finalUntil,
                        inside.tracks(),
                        labels,
                        day,
                        resetDay,
                        lastCrossings);
        CountingState state =
                new CountingState(
                        heard.clockMicros(),
                        heard.seenMicros(),
                        heard.shed(),
                        pending,
                        List.copyOf(tracks.values()),
                        settled);
        return new CountingStep(state, counts);
    }

    /** Events that no window can count. */
    void lose(long events) {
        late += events;
    }

    /** Takes back what was counted, wherever that is not final. */
    void withdraw(Occurrence one) {
        inside.undo(one);
        windows.replaceAll((kind, window) -> changed(window, one, false));
    }

    /** It is counted nowhere from now on. */
    void exclude(long track) {
        inside.exclude(track);
    }

    /** Counts an event of the settled time in the windows that are not final. */
    void late(Occurrence one) {
        rulesVersion = Math.max(rulesVersion, one.rulesVersion());
        if (one.kind() == Occurrence.Kind.RULES_APPLIED || isStaff(one)) {
            return;
        }
        inside.apply(one);
        boolean everywhere =
                config.windows().stream()
                        .allMatch(
                                kind ->
                                        windows.containsKey(kind)
                                                && windows.get(kind).span().holds(one.atMicros()));
        late += everywhere ? 0 : 1;
        Occurrence counted = grouped(one);
        windows.replaceAll((kind, window) -> changed(window, counted, true));
        remember(counted);
    }

    private OpenWindow changed(OpenWindow window, Occurrence one, boolean happened) {
        if (!window.span().holds(one.atMicros())) {
            return window;
        }
        SortedMap<PlaceClass, Row> changed = new TreeMap<>(window.rows());
        for (PlaceClass key : keys(one)) {
            Row row = changed.getOrDefault(key, Row.NEW);
            Tally tally = happened ? row.tally().with(one) : row.tally().without(one);
            changed.put(key, row.with(tally));
        }
        return window.with(changed);
    }

    /**
     * @param end the beginning of a minute
     */
    void settle(long end) {
        long quietFrom = Clocks.minute(pending.lastBefore(end, until) + Clocks.MINUTE_MICROS - 1);
        long leapAt = Math.max(until, quietFrom) + LONGEST_GAP_MICROS;
        while (until < end) {
            if (until == leapAt) {
                leap(end);
            } else {
                minute(new Span(until, until + Clocks.MINUTE_MICROS));
            }
        }
        pending = pending.from(until);
        tracks.values()
                .removeIf(
                        track ->
                                heard.clockMicros() - track.seenMicros()
                                        > 3 * Counting.HORIZON_MICROS);
    }

    /** Nothing more comes. */
    void finish() {
        List.copyOf(windows.values()).forEach(this::close);
        pending = Pending.NOTHING;
        tracks.clear();
        inside.clear();
        lastCrossings.clear();
        until = Settled.NOT_BEGUN;
    }

    private void leap(long end) {
        for (OpenWindow window : List.copyOf(windows.values())) {
            if (window.span().untilMicros() <= end) {
                close(window);
            }
        }
        boolean days = config.windows().contains(Window.DAY) && !windows.containsKey(Window.DAY);
        for (int n = 0; days && n < MOST_DAYS; n++) {
            OpenWindow next = OpenWindow.at(finalUntil.get(Window.DAY), Window.DAY, config);
            days = next.span().untilMicros() <= end;
            if (days) {
                close(next);
            }
        }
        until = end;
    }

    private void minute(Span minute) {
        beginDay(Clocks.at(minute.fromMicros(), config.timeZone()));
        inside.keepOnly(zoneIds);
        for (Window kind : config.windows()) {
            OpenWindow next = windows.get(kind);
            if (next == null) {
                next = OpenWindow.at(minute.fromMicros(), kind, config);
                boolean isFinal =
                        next.span().fromMicros() < finalUntil.getOrDefault(kind, Long.MIN_VALUE);
                if (!isFinal) {
                    windows.put(kind, next);
                }
            }
        }
        SortedMap<PlaceClass, Tally> tallies = new TreeMap<>();
        List<Occurrence> occurrences = happened(minute);
        for (Occurrence one : occurrences) {
            Occurrence counted = grouped(one);
            for (PlaceClass key : keys(counted)) {
                tallies.put(key, tallies.getOrDefault(key, Tally.EMPTY).with(counted));
            }
            remember(counted);
        }
        inside.pass(minute, pending, occurrences, tallies);
        long observed = pending.observedWithin(minute.fromMicros(), minute.untilMicros());
        long shed =
                pending.shed().stream()
                        .filter(each -> minute.holds(each.minuteMicros()))
                        .mapToLong(Pending.Shed::frames)
                        .sum();
        windows.replaceAll((kind, window) -> window.and(observed, shed, tallies));
        until = minute.untilMicros();
        report();
    }

    private void beginDay(ZonedDateTime local) {
        long today = local.toLocalDate().toEpochDay();
        if (today != day) {
            day = today;
            labels.clear();
        }
        boolean resets =
                config.resetAt().isPresent()
                        && resetDay != today
                        && !local.toLocalTime().isBefore(config.resetAt().get());
        if (resets) {
            resetDay = today;
            inside.clear();
        }
    }

    /** What counts of a minute. */
    private List<Occurrence> happened(Span minute) {
        List<Occurrence> counting = new ArrayList<>();
        for (Occurrence one : pending.occurrences()) {
            if (minute.holds(one.atMicros())) {
                rulesVersion = Math.max(rulesVersion, one.rulesVersion());
                if (one.kind() != Occurrence.Kind.RULES_APPLIED && !isStaff(one)) {
                    counting.add(one);
                }
            }
        }
        return counting;
    }

    private void report() {
        for (OpenWindow window : List.copyOf(windows.values())) {
            if (window.span().untilMicros() <= until
                    || !config.windows().contains(window.window())) {
                close(window);
            } else if (window.window().compareTo(FIRST_EARLY) >= 0 && window.observedMicros() > 0) {
                windows.put(
                        window.window(), rows.write(window, false, labels, rulesVersion, counts));
            }
        }
    }

    private void close(OpenWindow window) {
        rows.write(window, true, labels, rulesVersion, counts);
        windows.remove(window.window());
        finalUntil.put(window.window(), window.span().untilMicros());
    }

    /** All classes together, and its own unless there are too many. */
    private List<PlaceClass> keys(Occurrence one) {
        SortedSet<String> known = labels.computeIfAbsent(one.place(), place -> new TreeSet<>());
        boolean room = known.size() < MOST_LABELS || known.contains(one.label());
        PlaceClass all = new PlaceClass(one.kind().at(), one.place(), "");
        if (!room || one.label().isEmpty()) {
            return List.of(all);
        }
        known.add(one.label());
        return List.of(all, new PlaceClass(one.kind().at(), one.place(), one.label()));
    }

    private boolean isStaff(Occurrence one) {
        KnownTrack track = tracks.get(one.track());
        return track != null && track.staff();
    }

    private Occurrence grouped(Occurrence one) {
        boolean groups = config.groupWithinMicros() > 0 && one.kind() == Occurrence.Kind.CROSSED_IN;
        if (!groups) {
            return one;
        }
        LastCrossing last = lastCrossings.get(one.place());
        boolean leads =
                last == null
                        || Math.abs(one.atMicros() - last.atMicros()) > config.groupWithinMicros();
        if (!leads) {
            follow(one.place(), last);
        }
        if (last == null || one.atMicros() >= last.atMicros()) {
            lastCrossings.put(one.place(), new LastCrossing(one.atMicros(), one.track()));
        }
        return one.leading(leads);
    }

    private void follow(String line, LastCrossing last) {
        KnownTrack track = tracks.get(last.track());
        if (track != null) {
            List<Occurrence> counted = new ArrayList<>(track.counted());
            counted.replaceAll(
                    one ->
                            one.atMicros() == last.atMicros() && one.place().equals(line)
                                    ? one.withFollower()
                                    : one);
            tracks.put(track.id(), track.with(counted));
        }
    }

    /** It may have to be taken back as long as its track lives. */
    private void remember(Occurrence one) {
        KnownTrack track = tracks.get(one.track());
        if (track != null && heard.clockMicros() - track.seenMicros() <= Counting.HORIZON_MICROS) {
            List<Occurrence> counted = new ArrayList<>(track.counted());
            counted.add(one);
            tracks.put(track.id(), track.with(counted));
        }
    }
}
