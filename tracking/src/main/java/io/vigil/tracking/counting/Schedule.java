package io.vigil.tracking.counting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Stretches of the week, by the clock on the camera's wall.
 *
 * @param hours it holds in any of them; empty: always
 */
public record Schedule(List<Hours> hours) {
    public static final Schedule ALWAYS = new Schedule(List.of());

    public Schedule {
        hours = List.copyOf(hours);
    }

    /**
     * @param days on which it begins
     * @param from included
     * @param to excluded; at or before {@code from}, it is of the next day
     */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Hours {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (days.isEmpty()) {
                throw new IllegalArgumentException(
                        "Hours %s to %s need a day at least, but have none".formatted(from, to));
            }
            // In the order of the week, so that they are written the same by every process.
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        private boolean hold(ZonedDateTime at) {
            LocalTime time = at.toLocalTime();
            boolean overnight = !from.isBefore(to);
            boolean begun = days.contains(at.getDayOfWeek()) && !time.isBefore(from);
            return overnight
                    ? begun || (days.contains(at.getDayOfWeek().minus(1)) && time.isBefore(to))
                    : begun && time.isBefore(to);
        }
    }

    /**
     * @param micros since 1970
     */
    public boolean holds(long micros, ZoneId zone) {
        return hours.isEmpty()
                || hours.stream().anyMatch(each -> each.hold(Clocks.at(micros, zone)));
    }
}
