package io.vigil.operators.assess.group;

import io.vigil.anomaly.rules.GroupRules;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.SiteCounting;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the rule sets of its cameras ask of a group, made ready to run.
 *
 * @param texts the rule sets, by camera
 * @param rules by the camera whose rules they are; of every camera with a rule set
 * @param sites by name; those with a line at least
 */
record Asked(
        SortedMap<String, String> texts,
        SortedMap<String, GroupRules> rules,
        SortedMap<String, SiteCounting> sites) {
    private static final SceneRulesJson JSON = new SceneRulesJson();

    /** Of a group whose cameras have no rules yet. */
    static final Asked NOTHING =
            new Asked(
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap());

    /**
     * @param members whose rule sets are known; empty text where there is none
     * @param cameras all of the group
     */
    static Asked by(SortedMap<String, Member> members, SortedSet<String> cameras) {
        SortedMap<String, String> texts = new TreeMap<>();
        SortedMap<String, GroupRules> rules = new TreeMap<>();
        SortedMap<String, CountingConfig> configs = new TreeMap<>();
        SortedMap<String, SortedMap<String, Counting>> counted = new TreeMap<>();
        members.forEach(
                (camera, member) -> {
                    texts.put(camera, member.rules());
                    if (!member.rules().isEmpty() && cameras.contains(camera)) {
                        SceneRules scene = JSON.read(member.rules());
                        rules.put(camera, new GroupRules(camera, scene, cameras));
                        String site = scene.counting().site();
                        if (!site.isEmpty() && !scene.places().lines().isEmpty()) {
                            configs.putIfAbsent(site, scene.counting());
                            counted.computeIfAbsent(site, name -> new TreeMap<>())
                                    .put(camera, new Counting(scene.counting(), scene.places()));
                        }
                    }
                });
        SortedMap<String, SiteCounting> sites = new TreeMap<>();
        // What the site's cameras do not agree on, the first of them says.
        counted.forEach((site, its) -> sites.put(site, new SiteCounting(configs.get(site), its)));
        return new Asked(texts, rules, sites);
    }

    /** Whether it is still what these ask. */
    boolean isOf(SortedMap<String, Member> members) {
        if (texts.size() != members.size()) {
            return false;
        }
        for (var member : members.entrySet()) {
            if (!member.getValue().rules().equals(texts.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
