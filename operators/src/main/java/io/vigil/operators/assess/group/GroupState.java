package io.vigil.operators.assess.group;

import io.vigil.anomaly.rules.RulesState;
import io.vigil.tracking.counting.SiteState;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is remembered of a group of cameras.
 *
 * @param members by camera, those that were heard of
 * @param rules of rules that lead over several cameras, by the camera whose rules they are
 * @param sites by name
 */
public record GroupState(
        MergeState merge,
        SortedMap<String, Member> members,
        SortedMap<String, RulesState> rules,
        SortedMap<String, SiteState> sites) {
    public static final GroupState EMPTY =
            new GroupState(MergeState.EMPTY, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public GroupState {
        Objects.requireNonNull(merge, "merge");
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    }
}
