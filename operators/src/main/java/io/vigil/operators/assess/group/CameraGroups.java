package io.vigil.operators.assess.group;

import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which cameras are asked about together, because one's rules name another or because they are of
 * one site. A camera is in one group at most, and a group is named after its first camera.
 */
public final class CameraGroups implements Serializable {
    private static final long serialVersionUID = 1;

    /** Each camera for itself. */
    public static final CameraGroups NONE = new CameraGroups(new TreeMap<>());

    private final TreeMap<String, String> groupOf;

    private CameraGroups(SortedMap<String, String> groupOf) {
        this.groupOf = new TreeMap<>(groupOf);
    }

    /**
     * @param scenes what is asked of cameras, by their ids
     * @param cameras that there are; what is asked of or about others does not count
     */
    public static CameraGroups of(SortedMap<String, SceneRules> scenes, Set<String> cameras) {
        SortedMap<String, String> groupOf = new TreeMap<>();
        SortedMap<String, String> firstOfSite = new TreeMap<>();
        SortedMap<String, SceneRules> known = new TreeMap<>(scenes);
        known.keySet().retainAll(cameras);
        known.forEach(
                (camera, scene) -> {
                    String site = scene.counting().site();
                    if (!site.isEmpty()) {
                        String first = firstOfSite.putIfAbsent(site, camera);
                        join(groupOf, camera, first == null ? camera : first);
                    }
                    for (RuleConfig rule : scene.rules()) {
                        if (rule.kind() == RuleKind.SEQUENCE) {
                            SortedSet<String> others = rule.camerasBesides(camera);
                            others.retainAll(cameras);
                            others.forEach(other -> join(groupOf, camera, other));
                        }
                    }
                });
        return groupOf.isEmpty() ? NONE : new CameraGroups(groupOf);
    }

    private static void join(SortedMap<String, String> groupOf, String one, String other) {
        String a = groupOf.getOrDefault(one, one);
        String b = groupOf.getOrDefault(other, other);
        String first = a.compareTo(b) <= 0 ? a : b;
        groupOf.put(one, first);
        groupOf.put(other, first);
        groupOf.replaceAll((camera, group) -> group.equals(a) || group.equals(b) ? first : group);
    }

    /** Of a camera; empty where it is asked about alone. */
    public Optional<String> of(String camera) {
        return Optional.ofNullable(groupOf.get(camera));
    }

    /** Empty where there is no such group. */
    public SortedSet<String> members(String group) {
        SortedSet<String> members = new TreeSet<>();
        groupOf.forEach(
                (camera, its) -> {
                    if (its.equals(group)) {
                        members.add(camera);
                    }
                });
        return members;
    }

    /** How many groups there are. */
    public int size() {
        return (int) groupOf.values().stream().distinct().count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CameraGroups that && groupOf.equals(that.groupOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groupOf);
    }

    @Override
    public String toString() {
        return groupOf.toString();
    }
}
