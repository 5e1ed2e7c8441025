package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each setting refuses what it cannot use, and says what it needs. */
class InvalidValueTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: a b            | 1 to 100 letters, digits, dots, dashes or underscores",
                "frames-per-second: -1 | a number from 0 to 1000",
                "frames-per-second: NaN | a number from 0 to 1000",
                "max-width: 2.5     | a whole number from 0 to 16384",
                "encoding: png      | one of JPEG, BGR24, GRAY8, NV12",
                "jpeg-quality: 0    | a whole number from 1 to 100",
                "jpeg-quality: 99999999999 | a whole number from 1 to 100",
                "masks: 3           | a list of polygons, each a list of at least three points [x, y] in 0 to 1",
                "masks: [[[0,0],[1,1]]] | a polygon: a list of at least three points [x, y] in 0 to 1",
                "masks: [[[0,0],[1,1],[2,0]]] | a point [x, y] with both in 0 to 1 of the image",
                "masks: [[[0,0],[1,1],[1]]] | a point [x, y] with both in 0 to 1 of the image",
                "fixed: maybe       | true or false",
                "regions: 1         | true or false",
                "real-time: yes     | true or false",
                "retries: -2        | a whole number from -1 to 1000000",
                "transport: quic    | one of tcp, udp",
                "started-at: today  | a time since 1970 with its zone, such as 2026-05-01T08:00:00Z",
                "started-at: 1969-05-01T08:00:00Z | a time since 1970 with its zone, such as 2026-05-01T08:00:00Z",
            })
    void ofACamera(String line, String needed) throws IOException {
        String key = line.substring(0, line.indexOf(':'));
        String rest = key.equals("id") ? "    source: a.mp4" : "    id: a\n    source: a.mp4";

        assertProblem("cameras:\n  - " + line + "\n" + rest + "\n", key, needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "detector | min-score: 1.5  | a number from 0 to 1",
                "detector | nms-iou: 0      | a number from 0.01 to 1",
                "detector | workers: 0      | a whole number from 1 to 256",
                "detector | provider: gpu   | one of CPU, CUDA, TENSORRT",
                "detector | batch: 257      | a whole number from 0 to 256",
                "detector | batch-wait: 2s  | a duration of 0 to 1 seconds, such as 500ms, 2s or 5min",
                "detector | provider-fallback: perhaps | true or false",
                "detector | calibrated: 1.5 | true or false",
                "detector | threads-per-worker: two | a whole number from 1 to 256",
                "detector | model: [a]      | a model",
                "detector | model: yolox-nanoo | an ONNX file, recorded:FILE, or one of default, builtin:auto, builtin:motion, yolox-nano, yolox-tiny, yolox-s, yolox-s-int8, nanodet-m-416, nanodet-int8, dfine-n, dfine-s, rf-detr-nano; nearest is 'yolox-nano'",
                "appearance | min-width: 0  | a number from 1 to 10000",
                "appearance | min-height: tall | a number from 1 to 10000",
                "appearance | min-score: 2  | a number from 0 to 1",
                "appearance | every: 0      | a whole number from 1 to 1000",
                "appearance | labels: person | a list of classes, such as [person, car]",
                "appearance | model: {}     | a model",
                "keypoints | window: 0.5    | a number from 1 to 3",
                "keypoints | min-width: 0   | a number from 1 to 10000",
                "keypoints | min-height: tall | a number from 1 to 10000",
                "keypoints | min-score: 2   | a number from 0 to 1",
                "keypoints | every: 0       | a whole number from 1 to 1000",
                "keypoints | labels: person | a list of classes, such as [person, car]",
                "keypoints | model: {}      | an ONNX file, or the name of one in a folder of models, or none",
                "keypoints | rgb: red       | true or false",
                "keypoints | mean: [1, 2]   | a list of 3 numbers from -1000 to 1000",
                "keypoints | deviation: [1, 0, 1] | a list of 3 numbers from 0.001 to 1000",
                "keypoints | mean: grey     | a list of 3 numbers from -1000 to 1000",
                "tracker  | name: magic     | one of vigil, bytetrack, sort, oc-sort, deepsort",
                "tracker  | frame-rate: 0   | a number from 0.1 to 1000",
                "health   | enabled: off   | true or false",
                "health   | report-every: 0s | a duration of 1 to 3600 seconds, such as 500ms, 2s or 5min",
                "health   | learn-for: 1s  | a duration of 5 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | clear-after: x | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | relearn-after: 1s | a duration of 60 to 31536000 seconds, such as 500ms, 2s or 5min",
                "health   | dark-brightness: 0 | a number from 1 to 254",
                "health   | dark-contrast: 128 | a number from 0.1 to 127",
                "health   | dark-after: 25h | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | white-brightness: 255 | a number from 1 to 254",
                "health   | white-after: 1  | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | frozen-after: 1s | a duration of 2 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | covered-below: 1 | a number from 0.01 to 0.99",
                "health   | covered-after: [] | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | moved-after: ten | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | blurred-below: 0 | a number from 0.01 to 0.99",
                "health   | blurred-after: -1s | a duration of 0 to 86400 seconds, such as 500ms, 2s or 5min",
                "health   | drift-above: 0 | a number from 0.01 to 10",
                "health   | drift-hours: 0 | a whole number from 1 to 168",
                "health   | baseline-days: 31 | a whole number from 1 to 30",
                "kafka    | bootstrap: host | host:port, or host:port,host:port",
                "kafka    | prefix: a/b     | at most 100 letters, digits, dots, dashes or underscores",
                "kafka    | partitions: 0   | a whole number from 1 to 10000",
                "kafka    | properties: 7   | a section of 'key: value' lines",
                "flink    | parallelism: -1 | a whole number from 0 to 1024",
                "flink    | checkpoint-interval: 1 | a duration of 0.1 to 600 seconds, such as 500ms, 2s or 5min",
                "flink    | checkpoint-interval: 50ms | a duration of 0.1 to 600 seconds, such as 500ms, 2s or 5min",
                "flink    | address: host   | host:port",
                "page     | port: 70000     | a whole number from 0 to 65535",
                "page     | enabled: off    | true or false",
            })
    void ofASection(String section, String line, String needed) throws IOException {
        String key = line.substring(0, line.indexOf(':'));

        assertProblem(
                "cameras: [{id: a, source: b}]\n" + section + ":\n  " + line + "\n", key, needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "values: red         | a list of classes, such as [red, blue], or a section of such lists by output",
                "multi-label: 2      | true or false",
                "rgb: maybe          | true or false",
                "mean: [a, b, c]     | a list of 3 numbers from -1000 to 1000",
                "deviation: [1, 1]   | a list of 3 numbers from 0.001 to 1000",
                "min-width: 0        | a number from 1 to 10000",
                "min-height: 0       | a number from 1 to 10000",
                "min-score: -1       | a number from 0 to 1",
                "every: 0            | a whole number from 1 to 1000",
                "labels: person      | a list of classes, such as [person, car]",
            })
    void ofAClassifier(String line, String needed) throws IOException {
        String key = line.substring(0, line.indexOf(':'));

        assertProblem(
                "cameras: [{id: a, source: b}]\nclassifiers:\n  - name: coat\n    model: c.onnx\n    "
                        + line
                        + "\n",
                key,
                needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: -1           | a number from 0 to 1000",
                "refresh: 2         | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
                "refresh: 2min      | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
                "still: 1.5         | a number from 0 to 1",
                "areas: 3           | a list of polygons, each a list of at least three points [x, y] in 0 to 1",
                "areas: [[[0,0],[1,1],[2,0]]] | a point [x, y] with both in 0 to 1 of the image",
                "margin: -0.1       | a number from 0 to 1",
                "tile: 20           | 0 (none), or a side from 64 pixels",
                "tile: 416.5        | a whole number from 0 to 16384",
                "overlap: 0.6       | a number from 0 to 0.5",
            })
    void ofAnAttention(String line, String needed) throws IOException {
        String key = line.substring(0, line.indexOf(':'));
        assertProblem(
                "cameras: [{id: a, source: b}]\ndetector:\n  attention:\n    " + line + "\n",
                key,
                needed);
        assertProblem(
                "cameras:\n  - id: a\n    source: b\n    attention:\n      " + line + "\n",
                key,
                needed);
    }

    /** Those that {@link SceneReaderTest} does not show. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "scene | 3 | a section of 'key: value' lines",
                "anchor | {anchor: foot} | one of bottom-center, center, corners",
                "settle | {settle: 2min} | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
                "version | {version: 1.5} | a whole number from 1 to 2147483647",
                "zones | {zones: here} | a list of zones, each {id, polygon: [[x, y], ...]}",
                "ground | {ground: {}} | a list of at least four points, each {image: [x, y], metres: [east, north]}",
                "counting | {counting: [day]} | a section of 'key: value' lines",
                "windows | {counting: {windows: day}} | a list, such as [minute, hour]",
                "windows | {counting: {windows: [week]}} | some of minute, five-minutes, quarter-hour, hour, day",
                "opening-hours | {counting: {opening-hours: always}} | a list of hours, each {days: [mon, tue], from: \"09:00\", to: \"20:00\"}",
                "site | {counting: {site: [a]}} | a name of 1 to 100 characters",
                "entrances | {counting: {entrances: [door]}} | a section of 'key: value' lines",
                "attributes | {counting: {staff: {attributes: uniform}}} | a section of 'key: value' lines",
                "rules | {rules: crowd} | a list of rules, each {id, kind, ...}",
                "id | {rules: [{id: a/b, kind: crowd}]} | 1 to 60 letters, digits, dots, dashes or underscores",
                "except-zones | {rules: [{id: r, kind: crowd, except-zones: bed}]} | a list of zones, such as [a, b]",
                "schedule | {rules: [{id: r, kind: crowd, schedule: nights}]} | a list of hours, each {days: [mon, tue], from: \"09:00\", to: \"20:00\"}",
                "escalate | {rules: [{id: r, kind: crowd, escalate: 2min}]} | a list, each {after: 2min, severity: critical}",
                "after | {rules: [{id: r, kind: crowd, escalate: [{after: 0s}]}]} | a duration of 1 to 604800 seconds, such as 500ms, 2s or 5min",
                "severity | {rules: [{id: r, kind: crowd, escalate: [{after: 2s, severity: red}]}]} | one of info, warning, critical",
                "km | {rules: [{id: r, kind: crowd, location: {km: far}}]} | a number from -10000 to 10000",
                "road | {rules: [{id: r, kind: crowd, location: {road: [a]}}]} | 1 to 100 characters",
                "longitude | {rules: [{id: r, kind: crowd, location: {latitude: 1, longitude: 181}}]} | a number from -180 to 180",
            })
    void ofAScene(String key, String scene, String needed) throws IOException {
        assertProblem("cameras: [{id: a, source: b, scene: " + scene + "}]\n", key, needed);
    }

    @Test
    void ofASceneWithTooManyRules() throws IOException {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            rules.append("{id: r").append(i).append(", kind: crowd}, ");
        }
        assertProblem(
                "cameras: [{id: a, source: b, scene: {rules: [" + rules + "]}}]\n",
                "rules",
                "at most 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "low-score: 2        | a number from 0 to 1",
                "high-score: x       | a number from 0 to 1",
                "birth-score: -0.1   | a number from 0 to 1",
                "first-limit: 1.1    | a number from 0 to 1",
                "second-limit: []    | a number from 0 to 1",
                "tentative-limit: 1e9 | a number from 0 to 1",
                "lost-for: 2min      | a duration of 0 to 60 seconds, such as 500ms, 2s or 5min",
            })
    void ofTheTracker(String line, String needed) throws IOException {
        String key = line.substring(0, line.indexOf(':'));

        assertProblem(
                "cameras: [{id: a, source: b}]\ntracker: {name: bytetrack, parameters: {"
                        + line
                        + "}}\n",
                key,
                needed);
    }

    @Test
    void ofATrackerThatHasItsOwn() throws IOException {
        assertProblem(
                "cameras: [{id: a, source: b}]\ntracker: {name: sort, parameters: {lost-for: 2s}}\n",
                "parameters",
                "no parameters: sort has its own");
        assertProblem(
                "cameras: [{id: a, source: b}]\ntracker: {parameters: {lost-for: 2s}}\n",
                "parameters",
                "no parameters: vigil has its own");
    }

    @Test
    void theRecordsThemselvesRefuseToo() {
        DeploymentConfig c = DeploymentConfig.cluster();
        assertThatThrownBy(() -> new PageConfig(true, -1))
                .hasMessage("Page port needs to be from 0 to 65535, but was -1");
        assertThatThrownBy(() -> c.flink().withParallelism(1025))
                .hasMessage("Flink parallelism needs to be from 0 to 1024, but was 1025");
        assertThatThrownBy(() -> new FlinkConfig(1, Duration.ZERO, Optional.empty(), "a:1"))
                .hasMessage(
                        "Flink checkpoint interval in seconds needs to be from 0.1 to 600, but was 0");
        assertThatThrownBy(() -> new FlinkConfig(1, Duration.ofSeconds(1), Optional.empty(), "a"))
                .hasMessage("Flink address needs host:port, but was 'a'");
        assertThatThrownBy(() -> new KafkaConfig("x", "", 1, Map.of()))
                .hasMessage("Kafka bootstrap needs host:port or host:port,host:port, but was 'x'");
        assertThatThrownBy(() -> new KafkaConfig("", "", 0, Map.of()))
                .hasMessage("Kafka partitions needs to be from 1 to 10000, but was 0");
        assertThatThrownBy(() -> new TrackerConfig("magic", 30, ByteTrackConfig.PUBLISHED))
                .hasMessage(
                        "Tracker needs to be one of vigil, bytetrack, sort, oc-sort, deepsort, but was 'magic'");
        assertThatThrownBy(
                        () ->
                                new DetectorConfig(
                                        "m", "auto", List.of(), 2, 0.5, false, Execution.DEFAULT))
                .hasMessageContaining("minScore in [0, 1]");
        assertThatThrownBy(() -> new DemoSettings(folder, 1, "builtin:auto", c.page(), false))
                .hasMessage("Demo seconds needs to be from 5 to 3600, but was 1");
    }

    @Test
    void secretPropertiesAreNotInTheText() {
        KafkaConfig kafka = new KafkaConfig("a:1", "", 1, Map.of("sasl.jaas.config", "hunter2"));
        assertThat(kafka.toString()).contains("sasl.jaas.config").doesNotContain("hunter2");
    }

    private void assertProblem(String yaml, String key, String needed) throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
        ConfigReader reader = new ConfigReader(DeploymentConfig.cluster(), true, Map.of());
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> reader.read(file));
        List<Problem> problems = thrown.problems();
        assertThat(problems).singleElement().extracting(Problem::needed).isEqualTo(needed);
        assertThat(problems.get(0).subject()).contains(key);
    }
}
