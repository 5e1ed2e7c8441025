package io.vigil.operators.assess.group;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link GroupMerge} holds back.
 *
 * @param clocks how far each member has come; {@link Long#MAX_VALUE} of one that has ended; a
 *     member that is not in it has not been heard of
 * @param waiting not released, by member, each in the order of its log
 * @param releasedMicros nothing before this is released any more; {@link Long#MIN_VALUE} at first
 * @param late moments that came back from an end behind what was released, and were left out
 * @param forced how often a member was not waited for because too much was held back
 */
public record MergeState(
        SortedMap<String, Long> clocks,
        SortedMap<String, List<Moment>> waiting,
        long releasedMicros,
        long late,
        long forced) {
    public static final MergeState EMPTY =
            new MergeState(new TreeMap<>(), new TreeMap<>(), Long.MIN_VALUE, 0, 0);

    public MergeState {
        clocks = Collections.unmodifiableSortedMap(new TreeMap<>(clocks));
        SortedMap<String, List<Moment>> copies = new TreeMap<>();
        waiting.forEach((camera, moments) -> copies.put(camera, List.copyOf(moments)));
        waiting = Collections.unmodifiableSortedMap(copies);
    }

    /** How many moments are held back. */
    public int held() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }
}
