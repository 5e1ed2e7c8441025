package io.vigil.tracking.counting;

import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counts of a site, of its entrances and of all of it: a pure function over {@link SiteState}.
 * Immutable and safe for use by many threads.
 *
 * <p>Every crossing of a line inwards enters by the entrance that the line is. The site sees what
 * all of its cameras see, an entrance what those at it do. Whoever is inside is who came less who
 * went, worked out minute by minute; where that would be less than nobody it is nobody, and the
 * difference is drift, as is who is left at the nightly reset.
 */
public final class SiteCounting {
    private final CountingConfig config;
    private final SortedMap<String, Counting> cameras = new TreeMap<>();

    /** By entrance, the cameras at it. */
    private final SortedMap<String, SortedSet<String>> entrances = new TreeMap<>();

    /**
     * @param config the time zone, windows, opening hours, reset and name of the site
     * @param cameras as each counts by itself; one without lines says nothing
     */
    public SiteCounting(CountingConfig config, SortedMap<String, Counting> cameras) {
        this.config = config;
        cameras.forEach(
                (camera, counting) -> {
                    if (!counting.places().lines().isEmpty()) {
                        this.cameras.put(camera, counting.by(Set.of(Window.MINUTE)));
                    }
                    counting.places()
                            .lines()
                            .forEach(
                                    line ->
                                            entrances
                                                    .computeIfAbsent(
                                                            entrance(camera, line.id()),
                                                            e -> new TreeSet<>())
                                                    .add(camera));
                });
    }

    /**
     * @param before what the previous step returned, or {@link SiteState#EMPTY}
     * @param input of any of the cameras, all of them in the order of (time, camera, epoch,
     *     sequence), so that nothing comes that is earlier; of others it moves the clock
     */
    public SiteStep step(SiteState before, CountingInput input) {
        SortedMap<String, CountingState> states = new TreeMap<>(before.cameras());
        List<Count> delivered = new ArrayList<>(before.delivered());
        SortedSet<String> ended = new TreeSet<>(before.ended());
        if (cameras.containsKey(input.camera())) {
            hear(input, states, delivered);
            if (input.sight() == Sight.ENDED) {
                ended.add(input.camera());
            } else {
                ended.remove(input.camera());
            }
        }
        boolean over = ended.containsAll(cameras.keySet());
        long until = Clocks.minute(input.clockMicros() - Counting.HORIZON_MICROS);
        boolean due = over || isDue(states, delivered, until);
        if (!due) {
            return new SiteStep(
                    new SiteState(
                            states,
                            ended,
                            delivered,
                            before.windows(),
                            before.inside(),
                            before.today(),
                            before.yesterday(),
                            before.resetDay()),
                    List.of());
        }
        for (String camera : cameras.keySet()) {
            if (!camera.equals(input.camera()) && !ended.contains(camera)) {
                hear(time(camera, input, states), states, delivered);
            }
        }
        SiteSettling settling = new SiteSettling(config, entrances, before);
        settling.settle(delivered, over ? Long.MAX_VALUE : until);
        if (over) {
            settling.finish();
        }
        return settling.step(states, ended);
    }

    private static boolean isDue(
            SortedMap<String, CountingState> states, List<Count> delivered, long until) {
        boolean behind =
                states.values().stream()
                        .map(CountingState::settled)
                        .anyMatch(each -> each.hasBegun() && each.untilMicros() < until);
        return behind || delivered.stream().anyMatch(minute -> minute.fromMicros() < until);
    }

    private void hear(
            CountingInput input, SortedMap<String, CountingState> states, List<Count> delivered) {
        CountingState state = states.getOrDefault(input.camera(), CountingState.EMPTY);
        CountingStep step = cameras.get(input.camera()).step(state, input);
        states.put(input.camera(), step.state());
        step.counts().stream()
                .filter(count -> count.kind() == Count.Kind.LINE && count.finished())
                .map(count -> count.at(entrance(count.camera(), count.place())))
                .forEach(delivered::add);
    }

    /** That it is so late at another camera, too. */
    private static CountingInput time(
            String camera, CountingInput now, SortedMap<String, CountingState> states) {
        long shed = states.getOrDefault(camera, CountingState.EMPTY).shed();
        return new CountingInput(
                camera, now.clockMicros(), Sight.SILENT, shed, List.of(), List.of());
    }

    private String entrance(String camera, String line) {
        Counting counting = cameras.get(camera);
        return counting.config().entrances().getOrDefault(line, line);
    }
}
