package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.FrameEncoding;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.perceive.AppearanceConfig;
import io.vigil.operators.perceive.ClassifierConfig;
import io.vigil.operators.perceive.CropRule;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import io.vigil.operators.perceive.KeypointsConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.operators.perceive.attention.Area;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.perceive.onnx.Channels;
import io.vigil.operators.perceive.onnx.Provider;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.SpatialConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    @TempDir Path folder;

    @Test
    void aCameraAloneHasEverythingElseAtItsDefault() {
        DeploymentConfig read = read("cameras:\n  - id: door\n    source: rtsp://host/1\n");

        assertThat(read)
                .isEqualTo(
                        DeploymentConfig.cluster()
                                .withCameras(List.of(CameraConfig.of("door", "rtsp://host/1"))));
    }

    @Test
    void emptySectionsMeanTheirDefaults() {
        String yaml =
                """
                detector:
                appearance:
                tracker:
                health:
                kafka:
                flink:
                page:
                out:
                cameras: [{id: a, source: 'device:0', masks: , retries: }]
                """;

        assertThat(read(yaml))
                .isEqualTo(
                        DeploymentConfig.cluster()
                                .withCameras(List.of(CameraConfig.of("a", "device:0"))));
    }

    @Test
    void everyKeyTakesAnotherValue() {
        String yaml =
                """
                name: shop-7
                cameras:
                  - id: door
                    source: films/door.mp4
                    frames-per-second: 12.5
                    max-width: 640
                    encoding: nv12
                    jpeg-quality: 71
                    masks: [[[0, 0], [.25, 0], [0.25, 1]], [[0,0],[1,0],[1,1],[0,1]]]
                    fixed: false
                    regions: false
                    real-time: true
                    retries: 3
                    transport: udp
                    started-at: 1970-01-01T01:00:00.5+01:00
                    attention: {rate: 2.5, areas: []}
                    scene: {version: 3, anchor: center, settle: 1s}
                    anomaly: {bundle: learnt/door.bundle, every: 2}
                detector:
                  model: models/mine.onnx
                  head: yolox
                  labels: [person, traffic light]
                  min-score: 0.3
                  nms-iou: 0.5
                  calibrated: true
                  workers: 2
                  threads-per-worker: 4
                  provider: cuda
                  provider-fallback: true
                  batch: 16
                  batch-wait: 2ms
                  attention:
                    rate: 5
                    refresh: 1500ms
                    still: 0.01
                    areas: [[[0, 0], [.25, 0], [0.25, 1]]]
                    margin: 0
                    tile: 416
                    overlap: 0.3
                appearance:
                  model: models/looks.onnx
                  labels: [car]
                  min-width: 12.5
                  min-height: 30
                  min-score: 0.4
                  every: 3
                classifiers:
                  - name: coat
                    model: models/coat.onnx
                    values: [red, blue]
                    multi-label: true
                    rgb: false
                    mean: [1, 2.5, 3]
                    deviation: [4, 5, 6]
                    labels: []
                    min-width: 9
                    min-height: 18
                    min-score: 0.2
                    every: 5
                  - {name: car, model: m.onnx, values: {colour: [red, blue], type: [van]}}
                keypoints:
                  model: models/pose.onnx
                  window: 1.5
                  labels: [person, rider]
                  min-width: 20
                  min-height: 40
                  min-score: 0.5
                  every: 2
                  rgb: false
                  mean: [0, 0, 0]
                  deviation: [255, 255, 255]
                tracker:
                  name: bytetrack
                  frame-rate: 12.5
                  parameters:
                    low-score: 0.05
                    high-score: 0.5
                    birth-score: 0.55
                    first-limit: 0.8
                    second-limit: 0.3
                    tentative-limit: 0.6
                    lost-for: 1500ms
                health:
                  enabled: false
                  report-every: 20s
                  learn-for: 90s
                  clear-after: 7s
                  relearn-after: 8h
                  dark-brightness: 10
                  dark-contrast: 4
                  dark-after: 11s
                  white-brightness: 240
                  white-after: 12s
                  frozen-after: 13s
                  covered-below: 0.2
                  covered-after: 14s
                  moved-after: 15s
                  blurred-below: 0.15
                  blurred-after: 16s
                  drift-above: 0.4
                  drift-hours: 5
                  baseline-days: 7
                kafka:
                  bootstrap: one:9092,two:9093
                  prefix: test.
                  partitions: 8
                  properties: {security.protocol: SASL_SSL}
                flink:
                  parallelism: 4
                  checkpoint-interval: 250ms
                  state-dir: state
                  address: jobs:8082
                out: results
                video: false
                page: {enabled: false, port: 8080}
                anomaly: {bundles: ours}
                """;

        Attention attention =
                new Attention(
                        5,
                        Duration.ofMillis(1500),
                        0.01,
                        List.of(new Area(List.of(0., 0., .25, 0., .25, 1.))),
                        0,
                        416,
                        0.3);
        assertThat(read(yaml))
                .isEqualTo(
                        new DeploymentConfig(
                                "shop-7",
                                List.of(
                                        new CameraConfig(
                                                "door",
                                                folder.resolve("films/door.mp4").toString(),
                                                12.5,
                                                640,
                                                FrameEncoding.NV12,
                                                71,
                                                List.of(
                                                        List.of(0., 0., .25, 0., .25, 1.),
                                                        List.of(0., 0., 1., 0., 1., 1., 0., 1.)),
                                                true,
                                                false,
                                                false,
                                                true,
                                                3,
                                                "udp",
                                                500_000)),
                                new TreeMap<>(Map.of("door", places())),
                                new DetectorConfig(
                                        folder.resolve("models/mine.onnx").toString(),
                                        "yolox",
                                        List.of("person", "traffic light"),
                                        0.3,
                                        0.5,
                                        true,
                                        new Execution(
                                                2,
                                                4,
                                                Provider.CUDA,
                                                true,
                                                16,
                                                Duration.ofMillis(2)),
                                        new AttentionConfig(
                                                attention,
                                                Map.of(
                                                        "door",
                                                        attention
                                                                .withRate(2.5)
                                                                .withAreas(List.of())))),
                                secondary(),
                                new TrackerConfig(
                                        "bytetrack",
                                        12.5,
                                        new ByteTrackConfig(
                                                0.05,
                                                0.5,
                                                0.55,
                                                0.8,
                                                0.3,
                                                0.6,
                                                Duration.ofMillis(1500),
                                                12.5)),
                                new HealthConfig(
                                        false,
                                        Duration.ofSeconds(20),
                                        Duration.ofSeconds(90),
                                        Duration.ofSeconds(7),
                                        Duration.ofHours(8),
                                        10,
                                        4,
                                        Duration.ofSeconds(11),
                                        240,
                                        Duration.ofSeconds(12),
                                        Duration.ofSeconds(13),
                                        0.2,
                                        Duration.ofSeconds(14),
                                        Duration.ofSeconds(15),
                                        0.15,
                                        Duration.ofSeconds(16),
                                        0.4,
                                        5,
                                        7),
                                new KafkaConfig(
                                        "one:9092,two:9093",
                                        "test.",
                                        8,
                                        Map.of("security.protocol", "SASL_SSL")),
                                new FlinkConfig(
                                        4,
                                        Duration.ofMillis(250),
                                        Optional.of(folder.resolve("state")),
                                        "jobs:8082"),
                                folder.resolve("results"),
                                false,
                                new PageConfig(false, 8080),
                                new AnomalyConfig(
                                        Optional.of(folder.resolve("ours")),
                                        new TreeMap<>(
                                                Map.of(
                                                        "door",
                                                        new AnomalyConfig.OfCamera(
                                                                Optional.of(
                                                                        folder.resolve(
                                                                                        "learnt/door.bundle")
                                                                                .toString()),
                                                                2))))));
    }

    /** What is in a scene is told in {@link SceneReaderTest}. */
    private static SceneRules places() {
        SpatialConfig d = SpatialConfig.NONE;
        return new SceneRules(
                3,
                0,
                new SpatialConfig(
                        Anchor.CENTER,
                        List.of(),
                        List.of(),
                        List.of(),
                        d.band(),
                        Duration.ofSeconds(1)),
                CountingConfig.DEFAULTS,
                List.of());
    }

    private SecondaryConfig secondary() {
        return new SecondaryConfig(
                new AppearanceConfig(
                        folder.resolve("models/looks.onnx").toString(),
                        List.of("car"),
                        12.5,
                        30,
                        0.4,
                        3),
                List.of(
                        new ClassifierConfig(
                                "coat",
                                folder.resolve("models/coat.onnx").toString(),
                                new CropRule(List.of(), 9, 18, 0.2, 5),
                                Map.of("", List.of("red", "blue")),
                                true,
                                new Channels(false, List.of(1., 2.5, 3.), List.of(4., 5., 6.))),
                        new ClassifierConfig(
                                "car",
                                folder.resolve("m.onnx").toString(),
                                CropRule.PEOPLE,
                                Map.of("colour", List.of("red", "blue"), "type", List.of("van")),
                                false,
                                Channels.IMAGENET)),
                new KeypointsConfig(
                        folder.resolve("models/pose.onnx").toString(),
                        new CropRule(List.of("person", "rider"), 20, 40, 0.5, 2),
                        1.5,
                        List.of(
                                new Channels(
                                        false, List.of(0., 0., 0.), List.of(255., 255., 255.)))));
    }

    @Test
    void classifiersAndKeypointsAreOffUnlessNamed() {
        SecondaryConfig none = read("cameras: [{id: a, source: b}]\n").secondary();

        assertThat(none.isNone()).isTrue();
        assertThat(none.classifiers()).isEmpty();
        assertThat(none.keypoints())
                .isEqualTo(
                        new KeypointsConfig(
                                "none",
                                new CropRule(List.of("person"), 16, 32, 0, 1),
                                1.25,
                                List.of()));
        String one = "cameras: [{id: a, source: b}]\nclassifiers: [{name: coat, model: c.onnx}]\n";
        assertThat(read(one).secondary().classifiers())
                .containsExactly(
                        new ClassifierConfig(
                                "coat",
                                folder.resolve("c.onnx").toString(),
                                new CropRule(List.of("person"), 8, 16, 0, 1),
                                Map.of(),
                                false,
                                Channels.IMAGENET));
    }

    @Test
    void everythingThatIsWrongWithAClassifierIsSaid() {
        assertThat(
                        problems(
                                """
                                cameras: [{id: a, source: b}]
                                classifiers:
                                  - {model: a.onnx}
                                  - {name: coat, model: nowhere}
                                  - {name: hat, model: h.onnx, value: [a]}
                                  - {name: hat, model: h.onnx}
                                  - 3
                                """))
                .containsExactly(
                        "3:5: classifier, name: found nothing, needs a name, such as coat",
                        "4:25: classifier, model: found 'nowhere', needs an ONNX file, or the name of one in [/.cache/vigil/models]",
                        "5:32: classifier: found unknown key 'value', needs one of name, model, labels, min-width, min-height, min-score, every, values, multi-label, rgb, mean, deviation; nearest is 'values'",
                        "6:5: classifier hat: found a name that is already used, needs a name of its own",
                        "7:5: classifier: found '3', needs a section of 'key: value' lines");
    }

    @Test
    void appearanceIsOffUnlessAModelIsNamed() {
        AppearanceConfig none = read("cameras: [{id: a, source: b}]\n").secondary().appearance();

        assertThat(none.isOn()).isFalse();
        assertThat(none).isEqualTo(new AppearanceConfig("none", List.of("person"), 8, 16, 0, 1));
    }

    @Test
    void anAppearanceModelIsAFileANameOrLiesInAFolderOfModels() throws IOException {
        Files.createFile(folder.resolve("my_reid.onnx"));
        Map<String, String> environment = Map.of("VIGIL_MODELS", folder.toString());
        String yaml = "cameras: [{id: a, source: b}]\nappearance: {model: %s, labels: []}\n";

        assertThat(read(yaml.formatted("my-reid"), environment).secondary().appearance())
                .isEqualTo(new AppearanceConfig("my-reid", List.of(), 8, 16, 0, 1));
        assertThat(read(yaml.formatted("osnet-x0.25-msmt17")).secondary().appearance().model())
                .isEqualTo("osnet-x0.25-msmt17");
        assertThat(problems(yaml.formatted("osnet-x0.25"), environment))
                .containsExactly(
                        "2:21: appearance, model: found 'osnet-x0.25', needs an ONNX file, the name of one in [%s, /.cache/vigil/models], or one of none, osnet-x0.25-msmt17; nearest is 'osnet-x0.25-msmt17'"
                                .formatted(folder));
    }

    @Test
    void anUnknownKeyOfAppearanceIsSaidWithTheNearest() {
        assertThat(problems("cameras: [{id: a, source: b}]\nappearance: {evry: 2}\n"))
                .containsExactly(
                        "2:14: appearance: found unknown key 'evry', needs one of model, labels, min-width, min-height, min-score, every; nearest is 'every'");
    }

    @Test
    void aCameraThatSaysNothingElseGetsTheAttentionOfTheOthers() {
        String yaml =
                """
                detector: {attention: {refresh: 2s, tile: 640}}
                cameras:
                  - {id: door, source: a}
                  - {id: road, source: b, attention: {tile: 0}}
                  - {id: yard, source: c, attention: {refresh: 2s}}
                """;
        AttentionConfig read = read(yaml).detector().attention();

        Attention gated = Attention.FULL.withRefresh(Duration.ofSeconds(2));
        assertThat(read).isEqualTo(new AttentionConfig(gated.withTile(640), Map.of("road", gated)));
    }

    @Test
    void anUnknownKeyOfACamerasAttentionIsSaidWithTheNearest() {
        assertThat(problems("cameras: [{id: a, source: b, attention: {raet: 2}}]\n"))
                .containsExactly(
                        "1:42: camera a, attention: found unknown key 'raet', needs one of rate, refresh, still, areas, margin, tile, overlap; nearest is 'rate'");
    }

    @Test
    void variablesComeFromTheEnvironment() {
        String yaml =
                "cameras:\n  - id: ${NAME}\n    source: rtsp://u:${PW}@${HOST:-localhost}/$${x}\n";

        DeploymentConfig read = read(yaml, Map.of("NAME", "door", "PW", "pa:s@s"));

        assertThat(read.cameras())
                .containsExactly(CameraConfig.of("door", "rtsp://u:pa:s@s@localhost/${x}"));
    }

    @Test
    void aCameraMayTakeOverAnothersSettings() {
        String yaml =
                """
                cameras:
                  - &door {id: door, source: "device:0", jpeg-quality: 50, retries: 1}
                  - {<<: *door, id: road, retries: 2}
                """;

        assertThat(read(yaml).cameras())
                .extracting(CameraConfig::id, CameraConfig::jpegQuality, CameraConfig::retries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("door", 50, 1),
                        org.assertj.core.groups.Tuple.tuple("road", 50, 2));
    }

    @Test
    void everyProblemIsSaidAtOnceWithItsPlace() {
        String yaml =
                """
                name: my shop
                cameras:
                  - id: door
                    source: rtsp://admin:hunter2@host/1
                    jpeg-qualty: 80
                    max-width: wide
                  - id: Door
                    source: ${DOOR_URL}
                  - source: a.mp4
                    retries: [1]
                detektor:
                  model: builtin:auto
                flink:
                  parallelism: 5000
                """;

        assertThat(problems(yaml))
                .containsExactly(
                        "1:7: deployment, name: found 'my shop', needs 1 to 60 letters, digits, dots, dashes or underscores",
                        "5:5: camera door: found unknown key 'jpeg-qualty', needs one of id, source, frames-per-second, max-width, encoding, jpeg-quality, masks, images, fixed, regions, real-time, retries, transport, started-at, attention, scene, anomaly; nearest is 'jpeg-quality'",
                        "6:16: camera door, max-width: found 'wide', needs a whole number from 0 to 16384",
                        "7:5: camera Door: found an id that is already used on line 3, needs an id of its own (upper and lower case count as equal)",
                        "8:13: camera Door, source: found ${DOOR_URL}, which is not set in the environment, needs it exported, or a default as in ${DOOR_URL:-value}",
                        "9:5: camera 3, id: found nothing, needs an id of its own",
                        "10:14: camera 3, retries: found a list, needs a whole number from -1 to 1000000",
                        "11:1: deployment: found unknown key 'detektor', needs one of name, detector, cameras, appearance, classifiers, keypoints, tracker, health, kafka, flink, out, video, page, anomaly; nearest is 'detector'",
                        "14:16: flink, parallelism: found '5000', needs a whole number from 0 to 1024");
    }

    @Test
    void secretsAreNeverPrinted() {
        String yaml =
                """
                cameras:
                  - id: rtsp://admin:hunter2@host/1
                    source: rtsp://admin:hunter2@host/1
                    encoding: ${SECRET}
                    transport: http://host/x?token=hunter2&pwd=hunter2
                  - rtsp://admin:hunter2@host/1
                kafka:
                  properties: {sasl.jaas.config: "pass${hunter2"}
                """;

        assertThat(problems(yaml, Map.of("SECRET", "hunter2")))
                .hasSize(5)
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void aSyntaxErrorHasItsPlaceButNotTheLineItself() {
        assertThat(problems("cameras:\n  - id: a\n   source: rtsp://u:hunter2@h/\n"))
                .singleElement()
                .asString()
                .startsWith("3:4: YAML: found ")
                .doesNotContain("hunter2");
    }

    @Test
    void filesThatAreNoConfigurationAreRefused() throws IOException {
        assertThat(problems(""))
                .containsExactly(
                        "1:1: file: found nothing, needs at least one camera under 'cameras:'");
        assertThat(problems("just words"))
                .contains(
                        "1:1: deployment: found 'just words', needs a section of 'key: value' lines");
        assertThat(problems("name: x\n"))
                .containsExactly(
                        "1:1: cameras: found none, needs a list of cameras, each beginning with '- id:'");
        assertThat(problems("cameras: []\nname: \u0007\n"))
                .singleElement()
                .asString()
                .contains("characters that YAML does not allow");
        Path binary =
                Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problemsOf(binary, Map.of()))
                .containsExactly(
                        "1:1: file: found bytes that are not UTF-8, needs plain text in UTF-8");
        assertThat(problemsOf(folder.resolve("none.yaml"), Map.of()))
                .containsExactly("1:1: file: found no such file, needs a configuration file");
    }

    @Test
    void aKeyThatIsGivenTwiceIsSaidOnce() {
        assertThat(problems("name: a\nname: b\ncameras: [{id: a, source: b, id: c}]\n"))
                .containsExactly(
                        "2:1: deployment: found 'name' again, needs it once; the first is on line 1",
                        "3:30: camera 1: found 'id' again, needs it once; the first is on line 3");
    }

    @Test
    void theExampleIsValidAndItsCommentsAreTrue() {
        Path example =
                Path.of(System.getProperty("vigil.root", ".."), "deploy/config/example.yaml");

        DeploymentConfig read =
                new ConfigReader(DeploymentConfig.cluster(), true, Map.of()).read(example);

        DeploymentConfig defaults = DeploymentConfig.cluster();
        assertThat(
                        read.withCameras(List.of())
                                .withScenes(new TreeMap<>())
                                .withAnomaly(AnomalyConfig.NONE)
                                .withOut(defaults.out()))
                .isEqualTo(defaults);
        assertThat(read.anomaly().bundles()).isEmpty();
        assertThat(read.anomaly().cameras())
                .containsOnlyKeys("door", "road")
                .allSatisfy((id, its) -> assertThat(its).isEqualTo(AnomalyConfig.OfCamera.DEFAULT));
        assertThat(read.scenes()).containsOnlyKeys("door", "road");
        assertThat(read.cameras()).extracting(CameraConfig::id).containsExactly("door", "road");
        assertThat(read.scenes().get("road"))
                .isEqualTo(
                        new SceneRules(
                                0, 0, SpatialConfig.NONE, CountingConfig.DEFAULTS, List.of()));
        SceneRules door = read.scenes().get("door");
        assertThat(door.counting()).isEqualTo(CountingConfig.DEFAULTS);
        assertThat(door.places().band()).isEqualTo(SpatialConfig.NONE.band());
        assertThat(door.places().settle()).isEqualTo(SpatialConfig.NONE.settle());
        assertThat(door.rules())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("zones")
                .isEqualTo(
                        ReadScene.plain(
                                "no-entry",
                                RuleKind.RESTRICTED_ZONE,
                                0,
                                0,
                                Optional.empty(),
                                OptionalDouble.empty()));
    }

    @Test
    void theParametersThatTheExampleShowsAreByteTracks() throws IOException {
        Path example =
                Path.of(System.getProperty("vigil.root", ".."), "deploy/config/example.yaml");
        String yaml =
                Files.readString(example)
                        .replace("  name: vigil ", "  name: bytetrack ")
                        .replace("  # parameters: ", "  parameters: ")
                        .replaceAll("(?m)^  #   ", "    ");

        assertThat(read(yaml).tracker()).isEqualTo(TrackerConfig.defaults().withName("bytetrack"));
        assertThat(yaml).containsPattern("(?m)^    lost-for: ");
    }

    @Test
    void byteTrackIsAsPublishedAndCountsTheFramesOfTheCameras() {
        String yaml =
                "cameras: [{id: a, source: b}]\ntracker: {name: bytetrack, frame-rate: 15, %s}\n";

        assertThat(read(yaml.formatted("parameters: {}")).tracker().bytetrack())
                .isEqualTo(ByteTrackConfig.published(15));
        TrackerConfig set = read(yaml.formatted("parameters: {lost-for: 2s}")).tracker();
        assertThat(set.bytetrack().lostFor()).isEqualTo(Duration.ofSeconds(2));
        // As a tracker of files does, which know their own rate.
        assertThat(set.withFrameRate(25).bytetrack().lostFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read(yaml.formatted("")).tracker().withFrameRate(25).bytetrack())
                .isEqualTo(ByteTrackConfig.published(25));
    }

    private DeploymentConfig read(String yaml) {
        return read(yaml, Map.of());
    }

    private DeploymentConfig read(String yaml, Map<String, String> environment) {
        return new ConfigReader(DeploymentConfig.cluster(), true, environment).read(file(yaml));
    }

    @Test
    void nothingIsLeftOfACameraWithoutImagesAndWithoutRegions() {
        assertThat(problems("cameras: [{id: bed, source: a, images: false, regions: false}]\n"))
                .containsExactly(
                        "1:56: camera bed, regions: found 'false', needs true where images: false; else nothing is left to be found");
    }

    private List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    private List<String> problems(String yaml, Map<String, String> environment) {
        return problemsOf(file(yaml), environment);
    }

    private static List<String> problemsOf(Path file, Map<String, String> environment) {
        ConfigReader reader = new ConfigReader(DeploymentConfig.cluster(), true, environment);
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> reader.read(file));
        return thrown.problems().stream()
                .map(problem -> problem.toString().replace(file + ":", ""))
                .toList();
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("shop.yaml"), yaml, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
