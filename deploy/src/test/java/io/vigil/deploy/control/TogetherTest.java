package io.vigil.deploy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.config.Problem;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules that come while a job runs in which only the cameras of a shop are together. */
class TogetherTest {
    private static final Set<String> CAMERAS = Set.of("back", "front", "road");
    private static final String ZONE = "{\"id\": \"a\", \"polygon\": [[0, 0], [1, 0], [1, 1]]}";

    private final Present present = new Present(CAMERAS, Map.of());
    private final Decisions decisions =
            new Decisions(CAMERAS, groups(), present, new Placing(Map.of()));

    private static SceneRules shop() {
        CountingConfig d = CountingConfig.DEFAULTS;
        return new SceneRules(
                1,
                0,
                SpatialConfig.NONE,
                new CountingConfig(
                        d.timeZone(),
                        d.windows(),
                        d.openingHours(),
                        d.resetAt(),
                        "shop-7",
                        d.entrances(),
                        d.staff(),
                        0),
                List.of());
    }

    private static CameraGroups groups() {
        return CameraGroups.of(new TreeMap<>(Map.of("back", shop(), "front", shop())), CAMERAS);
    }

    private List<String> problems(String camera, String scene) {
        String message = "{\"camera\": \"%s\", \"scene\": %s}".formatted(camera, scene);
        Decision decision =
                decisions.onRules(
                        new Answer.Place("rules", 0, 7),
                        camera,
                        message.getBytes(StandardCharsets.UTF_8));
        assertThat(decision.record().isPresent()).isEqualTo(decision.answer().errors().isEmpty());
        return decision.answer().errors().stream().map(Problem::toString).toList();
    }

    private void knowsZone(String camera) {
        String scene = "{\"zones\": [%s]}".formatted(ZONE);
        Decision decision =
                decisions.onRules(
                        new Answer.Place("rules", 0, 1),
                        camera,
                        "{\"camera\": \"%s\", \"scene\": %s}"
                                .formatted(camera, scene)
                                .getBytes(StandardCharsets.UTF_8));
        present.accept(camera, decision.rules().orElseThrow(), OptionalLong.empty());
    }

    private static String leadingTo(String camera) {
        return """
                {"zones": [%s], "rules": [{"id": "detour", "kind": "sequence",
                 "stages": [{"enters": "a"}, {"enters": "a", "within": "60s", "camera": "%s"}]}]}"""
                .formatted(ZONE, camera);
    }

    @Test
    void aRuleMayLeadOverCamerasThatAreTogether() {
        knowsZone("back");
        assertThat(problems("front", leadingTo("back"))).isEmpty();
    }

    @Test
    void oneThatNamesAnotherIsRefusedAndSaysWhatHasToBeDone() {
        knowsZone("road");
        assertThat(problems("front", leadingTo("road")))
                .singleElement()
                .asString()
                .contains("rule 'detour'", "camera road", "configuration", "started again");
    }

    @Test
    void aSiteIsThatOfTheConfiguration() {
        assertThat(problems("front", "{\"counting\": {\"site\": \"shop-7\"}}")).isEmpty();
        assertThat(problems("road", "{\"counting\": {\"site\": \"shop-7\"}}"))
                .singleElement()
                .asString()
                .contains("'shop-7'", "camera road", "started again");
        assertThat(problems("road", "{\"counting\": {}}")).isEmpty();
    }
}
