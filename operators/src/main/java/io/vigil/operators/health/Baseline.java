package io.vigil.operators.health;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a camera's detections are like at each hour of the day.
 *
 * @param hours one for each hour of the day in UTC
 * @param days of which each is made up
 */
public record Baseline(List<Distribution> hours, List<Integer> days) {
    public static final int HOURS = 24;

    public static final Baseline NONE =
            new Baseline(
                    Collections.nCopies(HOURS, Distribution.EMPTY), Collections.nCopies(HOURS, 0));

    public Baseline {
        hours = List.copyOf(hours);
        days = List.copyOf(days);
        if (hours.size() != HOURS || days.size() != HOURS) {
            throw new IllegalArgumentException(
                    "Baseline needs %d hours, but has %d with days of %d"
                            .formatted(HOURS, hours.size(), days.size()));
        }
    }

    /**
     * @param hour since 1970
     */
    boolean isLearned(long hour, int daysNeeded) {
        return days.get(slot(hour)) >= daysNeeded;
    }

    Distribution of(long hour) {
        return hours.get(slot(hour));
    }

    Baseline with(long hour, Distribution seen) {
        List<Distribution> more = new ArrayList<>(hours);
        more.set(slot(hour), of(hour).plus(seen));
        List<Integer> counted = new ArrayList<>(days);
        counted.set(slot(hour), days.get(slot(hour)) + 1);
        return new Baseline(more, counted);
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }
}
