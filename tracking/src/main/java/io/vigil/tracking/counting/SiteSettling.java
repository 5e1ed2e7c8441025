package io.vigil.tracking.counting;

import io.vigil.tracking.counting.OpenWindow.Row;
import io.vigil.tracking.counting.SiteState.Drift;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds the final minutes of cameras up to the windows of their site. Of one step. */
final class SiteSettling {
    private static final String SITE = "";

    private final CountingConfig config;
    private final SortedMap<String, SortedSet<String>> entrances;
    private final SortedSet<String> cameras = new TreeSet<>();
    private final SortedMap<String, Map<Window, OpenWindow>> windows = new TreeMap<>();
    private final List<Count> counts = new ArrayList<>();
    private List<Count> delivered = List.of();
    private long inside;
    private Drift today;
    private Drift yesterday;
    private long resetDay;
    private long rulesVersion;

    SiteSettling(
            CountingConfig config,
            SortedMap<String, SortedSet<String>> entrances,
            SiteState before) {
        this.config = config;
        this.entrances = entrances;
        entrances.values().forEach(at -> cameras.addAll(at));
        before.windows()
                .forEach(
                        (place, open) -> {
                            Map<Window, OpenWindow> of = new EnumMap<>(Window.class);
                            open.forEach(window -> of.put(window.window(), window));
                            windows.put(place, of);
                        });
        inside = before.inside();
        today = before.today();
        yesterday = before.yesterday();
        resetDay = before.resetDay();
    }

    SiteStep step(SortedMap<String, CountingState> states, SortedSet<String> ended) {
        SortedMap<String, List<OpenWindow>> open = new TreeMap<>();
        windows.forEach((place, of) -> open.put(place, List.copyOf(of.values())));
        return new SiteStep(
                new SiteState(states, ended, delivered, open, inside, today, yesterday, resetDay),
                counts);
    }

    /**
     * @param minutes final ones of lines, with their entrances for places
     * @param until those that begin later wait
     */
    void settle(List<Count> minutes, long until) {
        SortedMap<Long, List<Count>> due = new TreeMap<>();
        List<Count> waiting = new ArrayList<>();
        for (Count minute : minutes) {
            if (minute.fromMicros() < until) {
                due.computeIfAbsent(minute.fromMicros(), from -> new ArrayList<>()).add(minute);
            } else {
                waiting.add(minute);
            }
        }
        delivered = waiting;
        due.forEach(this::minute);
    }

    void finish() {
        close(Long.MAX_VALUE);
    }

    private void minute(long from, List<Count> lines) {
        close(from);
        reset(Clocks.at(from, config.timeZone()));
        entrances.forEach(
                (entrance, at) ->
                        add(
                                from,
                                entrance,
                                at,
                                lines.stream().filter(c -> c.place().equals(entrance)).toList()));
        move(lines);
        add(from, SITE, cameras, lines);
        close(from + Clocks.MINUTE_MICROS);
        report();
    }

    private void reset(ZonedDateTime local) {
        long day = local.toLocalDate().toEpochDay();
        boolean resets =
                config.resetAt().isPresent()
                        && resetDay != day
                        && !local.toLocalTime().isBefore(config.resetAt().get());
        if (resets) {
            resetDay = day;
            yesterday = new Drift(today.clamped(), inside, today.entered());
            today = Drift.NONE;
            inside = 0;
        }
    }

    /** Who came in the minute and who went. */
    private void move(List<Count> lines) {
        long came = 0;
        long went = 0;
        for (Count line : lines) {
            if (line.label().isEmpty()) {
                came += line.entered().orElse(0);
                went += line.left().orElse(0);
            }
        }
        long now = inside + came - went;
        inside = Math.max(0, now);
        today =
                new Drift(
                        today.clamped() + Math.max(0, -now),
                        today.leftOver(),
                        today.entered() + came);
    }

    private void add(long from, String place, SortedSet<String> at, List<Count> lines) {
        long observed = Long.MAX_VALUE;
        for (String camera : at) {
            observed =
                    Math.min(
                            observed,
                            lines.stream()
                                    .filter(c -> c.camera().equals(camera))
                                    .mapToLong(Count::observedMicros)
                                    .max()
                                    .orElse(0));
        }
        long shed = 0;
        SortedSet<String> heard = new TreeSet<>();
        SortedMap<PlaceClass, Tally> tallies = new TreeMap<>();
        Count.Kind kind = place.equals(SITE) ? Count.Kind.SITE : Count.Kind.ENTRANCE;
        for (Count line : lines) {
            rulesVersion = Math.max(rulesVersion, line.rulesVersion());
            shed += heard.add(line.camera()) ? line.shed() : 0;
            PlaceClass row = new PlaceClass(kind, place, line.label());
            tallies.put(row, tallies.getOrDefault(row, Tally.EMPTY).plus(tally(line)));
        }
        PlaceClass all = new PlaceClass(kind, place, "");
        Tally everybody = tallies.getOrDefault(all, Tally.EMPTY);
        tallies.put(all, kind == Count.Kind.SITE ? everybody.inside(inside, observed) : everybody);
        Map<Window, OpenWindow> open =
                windows.computeIfAbsent(place, p -> new EnumMap<>(Window.class));
        for (Window window : config.windows()) {
            OpenWindow now = open.get(window);
            now = now == null ? OpenWindow.at(from, window, config) : now;
            open.put(window, now.and(observed, shed, tallies));
        }
    }

    private static Tally tally(Count line) {
        return new Tally(
                line.entered().orElse(0),
                line.left().orElse(0),
                line.groups().orElse(0),
                QuantileSketch.EMPTY,
                QuantileSketch.EMPTY,
                0,
                0);
    }

    private void close(long until) {
        windows.forEach(
                (place, open) ->
                        open.values()
                                .removeIf(
                                        window -> {
                                            boolean over = window.span().untilMicros() <= until;
                                            if (over) {
                                                write(window, true);
                                            }
                                            return over;
                                        }));
    }

    private void report() {
        windows.values()
                .forEach(
                        open ->
                                open.replaceAll(
                                        (kind, window) ->
                                                kind.compareTo(Settling.FIRST_EARLY) >= 0
                                                                && window.observedMicros() > 0
                                                        ? write(window, false)
                                                        : window));
    }

    private OpenWindow write(OpenWindow window, boolean finished) {
        SortedMap<PlaceClass, Row> rows = new TreeMap<>(window.rows());
        window.rows()
                .forEach(
                        (key, row) -> {
                            if (finished || row.changed()) {
                                counts.add(count(window, key, row, finished));
                                rows.put(key, row.emitted());
                            }
                        });
        return window.with(rows);
    }

    private Count count(OpenWindow window, PlaceClass key, Row row, boolean finished) {
        boolean seen = window.observedMicros() > 0;
        boolean everybody = seen && key.kind() == Count.Kind.SITE && key.label().isEmpty();
        Tally tally = row.tally();
        return new Count(
                "",
                config.site(),
                key.place(),
                key.kind(),
                key.label(),
                window.window(),
                window.span().fromMicros(),
                window.span().untilMicros(),
                row.revision(),
                finished,
                window.open(),
                window.observedMicros(),
                window.shed(),
                figure(seen, tally.entered()),
                figure(seen, tally.left()),
                figure(seen && config.groupWithinMicros() > 0, tally.groups()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                everybody
                        ? OptionalDouble.of(
                                (double) tally.occupancyMicros() / window.observedMicros())
                        : OptionalDouble.empty(),
                figure(everybody, tally.occupancyMax()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                figure(everybody, today.clamped()),
                rulesVersion);
    }

    private static OptionalLong figure(boolean known, long figure) {
        return known ? OptionalLong.of(figure) : OptionalLong.empty();
    }
}
