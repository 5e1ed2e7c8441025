package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a camera, as people write it. */
class SceneReaderTest {
    private static final String LANE =
            "  - {id: road, source: b, scene: {zones: [{id: lane, polygon: [[0,0],[1,0],[1,1]]}]}}\n";

    @TempDir Path folder;

    @Test
    void everyKeyTakesAnotherValue() {
        assertThat(read(scene(ReadScene.YAML) + LANE).scenes().get("door"))
                .isEqualTo(ReadScene.WHOLE);
    }

    @Test
    void whatIsLeftOutIsAtItsDefault() {
        String yaml = "cameras: [{id: a, source: b, scene: {}}, {id: c, source: d}]\n";

        assertThat(read(yaml).scenes())
                .isEqualTo(
                        Map.of(
                                "a",
                                new SceneRules(
                                        0,
                                        0,
                                        SpatialConfig.NONE,
                                        CountingConfig.DEFAULTS,
                                        List.of())));
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void aRuleOfEachKindHasTheDefaultsOfItsKind(RuleKind kind) {
        String needs =
                switch (kind) {
                    case LINE_CROSSED -> ", lines: [l]";
                    case RESTRICTED_ZONE, QUEUE, LOITERING, BED_EXIT, NOT_BACK_IN_BED,
                            STAFF_PRESENT ->
                            ", zones: [z]";
                    case SEQUENCE -> ", stages: [{enters: z}, {leaves: z, within: 3s}]";
                    default -> "";
                };
        String yaml =
                """
                ground: [{image: [0, 0], metres: [0, 0]}, {image: [1, 0], metres: [1, 0]}, {image: [1, 1], metres: [1, 1]}, {image: [0, 1], metres: [0, 1]}]
                lines: [{id: l, from: [0, 0], to: [1, 1]}]
                zones: [{id: z, polygon: [[0, 0], [1, 0], [1, 1]]}]
                rules: [{id: r, kind: %s%s}]
                """
                        .formatted(kind.word(), needs);
        SceneRules read = read(scene(yaml)).scenes().get("door");

        assertThat(read.rules())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("zones", "lines", "stages")
                .isEqualTo(
                        ReadScene.plain(
                                "r",
                                kind,
                                kind.defaults().limit(),
                                kind.defaults().clear(kind.defaults().limit()),
                                Optional.empty(),
                                OptionalDouble.empty()));
        // As it stands in the log, it is the same again.
        SceneRulesJson json = new SceneRulesJson();
        assertThat(json.read(json.write(read))).isEqualTo(read);
        assertThat(json.write(json.read(json.write(read)))).isEqualTo(json.write(read));
    }

    @Test
    void everyProblemIsSaidAtOnceWithItsPlaceAndTheNearest() {
        String yaml =
                """
                anchor: foot
                lins: []
                lines:
                  - {id: door, from: [0.2, 0.5], to: [0.2, 0.5]}
                  - {id: exit, from: [0.2, 0.5], to: [1.2, 0.5]}
                zones:
                  - {id: bed, polygon: [[0, 0], [1, 1], [1, 0], [0, 1]]}
                  - {id: bed, polygon: [[0, 0], [1, 0], [1, 1]]}
                  - {id: flat, polygon: [[0, 0], [0.5, 0.5], [1, 1]]}
                  - {id: two, polygon: [[0, 0], [1, 1]]}
                  - {polygon: [[0, 0], [1, 0], [1, 1]]}
                ground: [{image: [0.1, 0.9], metres: [0, 0]}]
                counting:
                  time-zone: Europe/Berln
                  windows: [hours]
                  opening-hours: [{days: [monday, someday], from: "9:00", to: "25:00"}]
                  entrances: {dor: main}
                  staff: {zones: [bad]}
                rules:
                  - {id: a, kind: restricted-zon}
                  - {id: b, kind: restricted-zone}
                  - {id: c, kind: restricted-zone, zones: [beds], heading: 90}
                  - {id: d, kind: crowd, limit: 5, clear: 6}
                  - {id: d, kind: crowd, limit: many}
                  - {id: e, kind: sequence, stages: [{enters: bed}, {enters: bedd, within: 2s}, {enters: bed}]}
                  - {kind: crowd}
                """;

        assertThat(problems(scene(yaml)))
                .containsExactly(
                        "5:15: camera door, scene, anchor: found 'foot', needs one of bottom-center, center, corners",
                        "6:7: camera door, scene: found unknown key 'lins', needs one of version, anchor, band, settle, ground, lines, zones, counting, rules; nearest is 'lines'",
                        "8:40: camera door, scene, line door, to: found an end that makes no line, needs another: Line door needs ends that are at least 0.001 of the image apart, but they are Point[x=0.2, y=0.5] and Point[x=0.2, y=0.5]",
                        "9:41: camera door, scene, line exit, to: found '1.2', needs a point [x, y] with both in 0 to 1 of the image",
                        "11:29: camera door, scene, zone bed, polygon: found corners that make no zone, needs others: Zone bed needs edges that do not cross, but the one from Point[x=0.0, y=0.0] to Point[x=1.0, y=1.0] meets the one from Point[x=1.0, y=0.0] to Point[x=0.0, y=1.0]; give its corners in order around it",
                        "12:14: camera door, scene, zone, id: found 'bed' again, needs an id of its own; line 11 has it already");
    }

    private static String scene(String yaml) {
        return "cameras:\n  - id: door\n    source: a\n    scene:\n" + yaml.indent(6);
    }

    private DeploymentConfig read(String yaml) {
        return new ConfigReader(DeploymentConfig.cluster(), true, Map.of()).read(file(yaml));
    }

    private List<String> problems(String yaml) {
        Path file = file(yaml);
        ConfigReader reader = new ConfigReader(DeploymentConfig.cluster(), true, Map.of());
        return catchThrowableOfType(ConfigException.class, () -> reader.read(file))
                .problems()
                .stream()
                .map(problem -> problem.toString().replace(file + ":", ""))
                .toList();
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("c.yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
