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
import java.util.Optional;
import java.util.OptionalDouble;
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
                    case RESTRICTED_ZONE,
                            QUEUE,
                            LOITERING,
                            BED_EXIT,
                            NOT_BACK_IN_BED,
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
                        "6:7: camera door, scene: found unknown key 'lins', needs one of anchor, band, settle, ground, lines, zones, version, counting, rules; nearest is 'lines'",
                        "8:44: camera door, scene, line door, to: found an end that makes no line, needs another: Line door needs ends that are at least 0.001 of the image apart, but they are [0.2, 0.5] and [0.2, 0.5]",
                        "9:45: camera door, scene, line exit, to: found '1.2', needs a point [x, y] with both in 0 to 1 of the image",
                        "11:30: camera door, scene, zone bed, polygon: found corners that make no zone, needs others: Zone bed needs edges that do not cross, but the one from [0.0, 0.0] to [1.0, 1.0] meets the one from [1.0, 0.0] to [0.0, 1.0]; give its corners in order around it",
                        "12:16: camera door, scene, zone, id: found 'bed' again, needs an id of its own; line 11 has it already",
                        "13:31: camera door, scene, zone flat, polygon: found corners that make no zone, needs others: Zone flat needs edges that do not cross, but the one from [0.0, 0.0] to [0.5, 0.5] meets the one from [1.0, 1.0] to [0.0, 0.0]; give its corners in order around it",
                        "14:30: camera door, scene, zone two, polygon: found a list of 2, needs a list of at least three points [x, y] in 0 to 1",
                        "15:11: camera door, scene, zone, id: found nothing, needs an id of its own",
                        "16:15: camera door, scene, ground: found 1 point, needs at least four, no three of them on a line",
                        "18:20: camera door, scene, counting, time-zone: found 'Europe/Berln', needs a time zone, such as Europe/Berlin; nearest is 'Europe/Berlin'",
                        "19:18: camera door, scene, counting, windows: found 'hours', needs some of minute, five-minutes, quarter-hour, hour, day; nearest is 'hour'",
                        "20:41: camera door, scene, counting, opening-hours, days: found 'someday', needs one of mon, tue, wed, thu, fri, sat, sun",
                        "20:57: camera door, scene, counting, opening-hours, from: found '9:00', needs a time of the day from \"00:00\" to \"23:59\"",
                        "20:69: camera door, scene, counting, opening-hours, to: found '25:00', needs a time of the day from \"00:00\" to \"24:00\"",
                        "21:26: camera door, scene, counting, entrances, dor: found 'dor', needs a line that there is: door, exit; nearest is 'door'",
                        "22:25: camera door, scene, counting, staff, zones: found 'bad', needs a zone that there is: bed, flat, two; nearest is 'bed'",
                        "24:25: camera door, scene, rule a, kind: found 'restricted-zon', needs one of restricted-zone, line-crossed, wrong-way, stopped-vehicle, speeding, queue, crowd, loitering, object-left, running, camera-health, no-activity, bed-exit, not-back-in-bed, fall, anomaly, staff-present, sequence; nearest is 'restricted-zone'",
                        "25:11: camera door, scene, rule b, zones: found nothing, needs at least one zone, as its kind has to",
                        "26:50: camera door, scene, rule c, zones: found 'beds', needs a zone that there is: bed, flat, two; nearest is 'bed'",
                        "26:66: camera door, scene, rule c, heading: found '90', needs no 'heading': restricted-zone can make no use of it, but of attributes, except-zones, for, labels, zones",
                        "27:49: camera door, scene, rule d, clear: found '6', needs at most the limit, 5, above which it begins",
                        "28:16: camera door, scene, rule, id: found 'd' again, needs an id of its own; the rule on line 27 has it already",
                        "28:39: camera door, scene, rule d, limit: found 'many', needs a number from 0 to 1000000",
                        "29:68: camera door, scene, rule e, stage 2, enters: found 'bedd', needs a zone that there is: bed, flat, two; nearest is 'bed'",
                        "29:87: camera door, scene, rule e, stage 3, within: found nothing, needs a duration, such as 90s",
                        "30:11: camera door, scene, rule, id: found nothing, needs an id of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "band: 0.6                | band | a number from 0 to 0.5",
                "settle: 2                | settle | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
                "version: 0               | version | a whole number from 1 to 2147483647",
                "lines: 3                 | lines | a list of lines, each {id, from: [x, y], to: [x, y]}",
                "lines: [{id: a b, from: [0,0], to: [1,1]}] | id | 1 to 60 letters, digits, dots, dashes or underscores",
                "lines: [{id: a, from: [0,0]}] | to | a point [x, y] with both in 0 to 1 of the image",
                "zones: [{id: a}]         | polygon | a list of at least three points [x, y] in 0 to 1",
                "ground: [{image: [0,0], metres: [0,0]}, {image: [.5,.5], metres: [1,0]}, {image: [1,1], metres: [1,1]}, {image: [0,1], metres: [0,1]}] | ground | four among them of which no three are on a line, in the image and in metres",
                "ground: [{image: [0,0], metres: [0,0]}, {image: [1,0], metres: [1,0]}, {image: [1,1], metres: [2,0]}, {image: [0,1], metres: [3,0]}] | ground | four among them of which no three are on a line, in the image and in metres",
                "ground: [{image: [0,0], metres: [0,x]}, {image: [1,0], metres: [1,0]}, {image: [1,1], metres: [1,1]}, {image: [0,1], metres: [0,1]}] | metres | two numbers [east, north] in metres, each from -100000 to 100000",
                "counting: {reset: noon}  | reset | a time of the day from \"00:00\" to \"23:59\"",
                "counting: {groups-within: 2min} | groups-within | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
                "counting: {opening-hours: [{to: \"10:00\"}]} | from | a time of the day from \"00:00\" to \"23:59\"",
                "counting: {staff: {zones: z}} | zones | a list of zones, such as [a, b]",
            })
    void eachSettingRefusesWhatItCannotUse(String line, String key, String needed) {
        assertThat(problem(scene(line)))
                .satisfies(p -> assertThat(p.subject()).endsWith(key))
                .extracting(Problem::needed)
                .isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "kind: crowd, severity: bad | severity | one of info, warning, critical",
                "kind: crowd, for: 25h    | for | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "kind: crowd, gap: 1      | gap | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "kind: crowd, cool-down: x | cool-down | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "kind: crowd, limit: -1   | limit | a number from 0 to 1000000",
                "kind: crowd, labels: person | labels | a list, such as [person, car]",
                "kind: crowd, attributes: 3 | attributes | a section of 'key: value' lines",
                "kind: crowd, catch-up: none | catch-up | one of all, mark-stale, counts-only",
                "kind: crowd, shadow: 2   | shadow | true or false",
                "kind: crowd, test: on    | test | true or false",
                "kind: crowd, escalate: [{severity: info}] | after | a duration, such as 2min",
                "kind: crowd, escalate: [{after: 2min}, {after: 1min}] | after | a later time than the one before",
                "kind: crowd, location: {latitude: 91, longitude: 0} | latitude | a number from -90 to 90",
                "kind: crowd, location: {latitude: 50} | latitude | a longitude too",
                "kind: crowd, direction: in | direction | no 'direction': crowd can make no use of it, but of attributes, clear, except-zones, for, labels, limit, zones",
                "kind: crowd, lines: [l]  | lines | no 'lines': crowd can make no use of it, but of attributes, clear, except-zones, for, labels, limit, zones",
                "kind: wrong-way, heading: 400 | heading | a number from 0 to 360",
                "kind: wrong-way, limit: 200 | limit | a number from 0 to 180",
                "kind: line-crossed       | lines | at least one line, as its kind has to",
                "kind: line-crossed, lines: [l], direction: left | direction | one of in, out",
                "kind: line-crossed, lines: [] | lines | at least one line, as its kind has to",
                "kind: line-crossed, lines: [z] | lines | a line that there is: l; nearest is 'l'",
                "kind: speeding           | kind | a camera with 'ground' points, since speeding is about metres",
                "kind: camera-health, labels: [car] | labels | no 'labels': camera-health can make no use of it, but of for",
                "kind: anomaly, false-alarms-per-day: 0 | false-alarms-per-day | a number from 0.01 to 100",
                "kind: anomaly, shadow-time: 15d | shadow-time | a duration of 0 to 1209600 seconds, such as 500ms, 2s or 5min",
                "kind: anomaly, shadow-time: 30min | shadow-time | 0s, or at least 1h: in less no hour has been seen",
                "kind: anomaly, attributes: {a: b} | attributes | no 'attributes': anomaly can make no use of it, but of except-zones, false-alarms-per-day, for, labels, shadow-time, zones",
                "kind: crowd, shadow-time: 2h | shadow-time | no 'shadow-time': crowd can make no use of it, but of attributes, clear, except-zones, for, labels, limit, zones",
                "kind: anomaly}, {id: q, kind: anomaly | kind | one rule about anomalies at most, and rule r is one already",
                "kind: sequence           | stages | the stages that have to follow each other, as its kind has to",
                "kind: sequence, stages: [{enters: z}] | stages | a list of at least two stages, such as [{enters: a}, {not-enters: b, within: 90s}], and at most 16",
                "kind: sequence, stages: [{not-enters: z}, {enters: z, within: 1s}] | not-enters | something that happens, as the first stage",
                "kind: sequence, stages: [{enters: z, within: 1s}, {enters: z, within: 1s}] | within | no time: the first stage is waited for without end",
                "kind: sequence, stages: [{enters: z, same: true}, {enters: z, within: 1s}] | same | no 'same': there is nobody before the first stage",
                "kind: sequence, stages: [{enters: z}, {enters: y, within: 1s, camera: roads}] | camera | a camera that there is: door, road; nearest is 'road'",
                "kind: sequence, stages: [{enters: z}, {enters: lan, within: 1s, camera: road}] | enters | a zone of camera road that there is: lane; nearest is 'lane'",
                "kind: sequence, stages: [{enters: z}, {enters: lane, within: 1s, camera: road, same: true}] | same | false: a track is known within one camera",
                "kind: sequence, stages: [{enters: z}, {enters: z, leaves: z, within: 1s}] | stage 2 | one of enters, leaves, crosses-in, crosses-out, or the same with 'not-' before it",
            })
    void eachRuleRefusesWhatItCannotUse(String rule, String key, String needed) {
        String yaml =
                """
                lines: [{id: l, from: [0, 0], to: [1, 1]}]
                zones: [{id: z, polygon: [[0, 0], [1, 0], [1, 1]]}]
                rules: [{id: r, %s}]
                """
                        .formatted(rule.strip());
        assertThat(problem(scene(yaml) + LANE))
                .satisfies(p -> assertThat(p.subject()).endsWith(key))
                .extracting(Problem::needed)
                .isEqualTo(needed);
    }

    private Problem problem(String yaml) {
        Path file = file(yaml);
        ConfigReader reader = new ConfigReader(DeploymentConfig.cluster(), true, Map.of());
        List<Problem> problems =
                catchThrowableOfType(ConfigException.class, () -> reader.read(file)).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
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
