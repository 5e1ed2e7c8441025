package io.vigil.tracking.counting;

import io.vigil.tracking.spatial.SpatialConfig;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A camera's counts: a pure function over {@link CountingState}. Immutable and safe for use by many
 * threads.
 *
 * <p>Counting runs {@link #HORIZON_MICROS} behind content time and settles a minute at a time, so
 * that what happened is counted in its order and in the window in which it occurred. A window is
 * final once its last minute is settled; of a quarter of an hour and longer ones there are early
 * results after each minute that brought news. What is taken back later, since a track turned out
 * to be staff or another one, is taken out of the windows that are not final; an event that some
 * window is already final for counts in the others, and in {@link CountingState#late}.
 *
 * <p>There are no windows before the one of the first frame. Where the camera saw nothing of a
 * window its figures are empty. In a gap of the log that is longer than two days the windows of an
 * hour and less are left out after two days, and those of a day after 400.
 */
public final class Counting {
    /**
     * How long after it happened an event may be decided or taken back: a tracker remembers looks
     * for 30 s, the frame that tells may come 2 s later, and what it tells may be a little older.
     */
    public static final long HORIZON_MICROS = 35_000_000;

    /** Between two frames that are farther apart the camera did not see. */
    public static final long LONGEST_BETWEEN_FRAMES_MICROS = 2_000_000;

    private final CountingConfig config;
    private final SpatialConfig places;

    /**
     * @param places whose events come
     */
    public Counting(CountingConfig config, SpatialConfig places) {
        this.config = Objects.requireNonNull(config, "config");
        this.places = Objects.requireNonNull(places, "places");
    }

    public CountingConfig config() {
        return config;
    }

    public SpatialConfig places() {
        return places;
    }

    /** The same in other windows. */
    Counting by(Set<Window> windows) {
        return new Counting(
                new CountingConfig(
                        config.timeZone(),
                        windows,
                        config.openingHours(),
                        config.resetAt(),
                        config.site(),
                        config.entrances(),
                        config.staff(),
                        config.groupWithinMicros()),
                places);
    }

    /**
     * @param before what the previous step returned, or {@link CountingState#EMPTY}; of an earlier
     *     configuration, the windows of places that are still there go on
     */
    public CountingStep step(CountingState before, CountingInput input) {
        if (config.windows().isEmpty() && before.settled().windows().isEmpty()) {
            return new CountingStep(before, List.of());
        }
        Hearing hearing = new Hearing(config, before, input);
        CountingState heard = hearing.state();
        boolean ended = input.sight() == CountingInput.Sight.ENDED;
        boolean begun = heard.settled().hasBegun();
        long until = ended ? end(heard) : Clocks.minute(heard.clockMicros() - HORIZON_MICROS);
        boolean due = begun && (ended || until > heard.settled().untilMicros());
        if (!due && hearing.isAllPending()) {
            return new CountingStep(heard, List.of());
        }
        Settling settling = new Settling(config, places, input.camera(), heard);
        settling.lose(hearing.lost());
        hearing.withdrawn().forEach(settling::withdraw);
        hearing.staff().forEach(settling::exclude);
        hearing.late().forEach(settling::late);
        if (due) {
            settling.settle(until);
        }
        if (due && ended) {
            settling.finish();
        }
        return settling.step();
    }

    /** The end of the minute after which nothing is known. */
    private static long end(CountingState heard) {
        long last = heard.pending().lastBefore(Long.MAX_VALUE, heard.clockMicros());
        return Clocks.minute(last + Clocks.MINUTE_MICROS - 1);
    }
}
