package io.vigil.operators.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CameraGroupsTest {
    private static final Set<String> CAMERAS = Set.of("a", "b", "c", "d", "e", "f");

    private final SortedMap<String, SceneRules> scenes = new TreeMap<>();

    private void asks(String camera, String site, RuleConfig... rules) {
        CountingConfig c = CountingConfig.DEFAULTS;
        scenes.put(
                camera,
                new SceneRules(
                        1,
                        0,
                        SpatialConfig.NONE,
                        new CountingConfig(
                                c.timeZone(),
                                c.windows(),
                                c.openingHours(),
                                c.resetAt(),
                                site,
                                c.entrances(),
                                c.staff(),
                                c.groupWithinMicros()),
                        List.of(rules)));
    }

    @Test
    void camerasThatNameEachOtherOrAreOfOneSiteAreAGroupOverAllSteps() {
        asks("f", "", Play.leadsOver("b"));
        asks("b", "shop");
        asks("d", "shop");
        asks("c", "");
        asks("e", "lone");
        CameraGroups groups = CameraGroups.of(scenes, CAMERAS);

        assertThat(groups.members("b")).containsExactly("b", "d", "f");
        assertThat(groups.of("f")).isEqualTo(Optional.of("b"));
        assertThat(groups.of("c")).isEmpty();
        assertThat(groups.members("e")).containsExactly("e");
        assertThat(groups.size()).isEqualTo(2);
    }

    @Test
    void twoGroupsBecomeOneByACameraThatNamesBoth() {
        asks("a", "", Play.leadsOver("b"));
        asks("c", "", Play.leadsOver("d"));
        asks("e", "", Play.leadsOver("d"), Play.leadsOver("b"));

        assertThat(CameraGroups.of(scenes, CAMERAS).members("a"))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void camerasThatAreNotThereAreInNoGroup() {
        asks("a", "", Play.leadsOver("z"));
        asks("y", "shop", Play.leadsOver("b"));

        assertThat(CameraGroups.of(scenes, CAMERAS)).isEqualTo(CameraGroups.NONE);
    }
}
