package io.vigil.sinks.file;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What was counted of a site, over all of its doors.
 *
 * @param zone of its place
 * @param counts of kinds entrance and site, the last revision of each, in any order
 */
public record SiteCounts(String site, ZoneId zone, List<Count> counts) {
    /** Of those who came in. */
    private static final double MOST_DRIFT = 0.1;

    public SiteCounts {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(zone, "zone");
        counts = PlaceCounts.byBegin(counts);
    }

    /** Its parts as those of a camera are asked for. */
    PlaceCounts places() {
        return new PlaceCounts(PlaceCounts.NONE.rules(), counts);
    }

    /** All of it by the longest windows. */
    List<Count> whole() {
        return places().longest().map(this::by).orElse(List.of());
    }

    List<Count> by(Window window) {
        return places().series(Count.Kind.SITE, "", "", window);
    }

    /** Empty where nothing of it was seen. */
    static OptionalLong sum(List<Count> counts, Function<Count, OptionalLong> figure) {
        return counts.stream()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }

    /** The most by which the occupancy had to be corrected between two resets. */
    long drift() {
        return counts.stream().mapToLong(each -> each.drift().orElse(0)).max().orElse(0);
    }

    /** Whether the corrections are so many that the occupancy says nothing. */
    boolean isOccupancyDoubtful() {
        long entered = sum(whole(), Count::entered).orElse(0);
        return drift() > MOST_DRIFT * entered;
    }
}
