package io.vigil.deploy.config;

import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.perceive.onnx.Provider;
import io.vigil.tracking.bytetrack.ByteTrackConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a deployment's YAML file. */
public final class ConfigReader {
    static final Pattern ANY = Pattern.compile(".+");
    static final Range UNIT = new Range(0, 1);
    private static final Range SMALL = new Range(1, 256);

    private final DeploymentConfig defaults;
    private final boolean camerasNeeded;
    private final Map<String, String> environment;

    /**
     * @param defaults what a key that is left out means
     * @param camerasNeeded whether a file without cameras is a problem
     * @param environment variables that the file may refer to
     */
    public ConfigReader(
            DeploymentConfig defaults, boolean camerasNeeded, Map<String, String> environment) {
        this.defaults = defaults;
        this.camerasNeeded = camerasNeeded;
        this.environment = Map.copyOf(environment);
    }

    /**
     * @return the deployment, with paths made absolute against the file's folder
     * @throws ConfigException naming everything that is wrong with the file
     */
    public DeploymentConfig read(Path file) {
        Document document = new Document(file, environment);
        Node root =
                parse(
                        file,
                        document,
                        "a configuration file",
                        "at least one camera under 'cameras:'");
        DeploymentConfig config = root == null ? null : read(document, root);
        if (!document.problems().isEmpty()) {
            throw new ConfigException(document.problems());
        }
        return config;
    }

    /**
     * @param what the file has to be
     * @param content what has to be in it
     */
    static Node parse(Path file, Document document, String what, String content) {
        try {
            Node root =
                    new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
            if (root == null) {
                notRead(document, "nothing", content);
            }
            return root;
        } catch (MarkedYAMLException e) {
            // Not its message: that quotes the file, which may hold secrets.
            boolean json = file.toString().endsWith(".json");
            document.problem(
                    e.getProblemMark(),
                    json ? "JSON" : "YAML",
                    e.getProblem(),
                    json
                            ? "valid JSON (look for a comma, a quote or a bracket)"
                            : "valid YAML (indent with spaces)");
        } catch (YAMLException e) {
            notRead(document, "characters that YAML does not allow", "plain text in UTF-8");
        } catch (NoSuchFileException e) {
            notRead(document, "no such file", what);
        } catch (CharacterCodingException e) {
            notRead(document, "bytes that are not UTF-8", "plain text in UTF-8");
        } catch (IOException e) {
            notRead(
                    document,
                    Files.isDirectory(file) ? "a folder" : "what cannot be read by this user",
                    what + ", with read permission");
        }
        return null;
    }

    private static void notRead(Document document, String found, String needed) {
        document.problem((Mark) null, "file", found, needed);
    }

    private DeploymentConfig read(Document document, Node node) {
        Section root = new Section(document, "deployment", node);
        String name =
                root.text(
                        "name",
                        defaults.name(),
                        DeploymentConfig.NAME,
                        "1 to 60 letters, digits, dots, dashes or underscores");
        DetectorConfig detector = detector(root.section("detector", "detector"), document);
        CamerasReader cameras = new CamerasReader(document, detector.attention().others());
        List<CameraConfig> read = cameras.read(root, camerasNeeded);
        DeploymentConfig config =
                new DeploymentConfig(
                        name,
                        read,
                        cameras.scenes(read),
                        detector,
                        new SecondaryReader(document, ModelCatalogue.of(environment))
                                .read(root, defaults.secondary()),
                        tracker(root.section("tracker", "tracker")),
                        HealthSectionReader.read(
                                root.section("health", "health"), defaults.health()),
                        kafka(root.section("kafka", "kafka")),
                        flink(root.section("flink", "flink")),
                        root.path("out", Optional.of(defaults.out())).orElseThrow(),
                        root.flag("video", defaults.video()),
                        page(root.section("page", "page")),
                        anomaly(root.section("anomaly", "anomaly"), cameras));
        root.finish();
        return config.withDetector(detector.withAttention(cameras.attention()));
    }

    private DetectorConfig detector(Section section, Document document) {
        DetectorConfig d = defaults.detector();
        String model = section.text("model", d.model(), ANY, "a model");
        List<String> names = ModelCatalogue.of(environment).names();
        if (!names.contains(model) && !ModelCatalogue.isFile(model)) {
            document.problem(
                    section.at("model"),
                    section.subject("model"),
                    Document.shown(section.at("model")),
                    "an ONNX file, recorded:FILE, or one of %s%s"
                            .formatted(
                                    String.join(", ", names),
                                    Nearest.to(model, names)
                                            .map("; nearest is '%s'"::formatted)
                                            .orElse("")));
        }
        DetectorConfig read =
                new DetectorConfig(
                        ModelCatalogue.located(model, document::resolve),
                        section.text("head", d.head(), ANY, "a head's name, or auto"),
                        labels(section, document, d.labels()),
                        section.number("min-score", d.minScore(), UNIT),
                        section.number("nms-iou", d.nmsIou(), new Range(0.01, 1)),
                        section.flag("calibrated", d.calibrated()),
                        execution(section, d.execution()),
                        new AttentionConfig(
                                new AttentionReader(document)
                                        .read(
                                                section.section("attention", "detector, attention"),
                                                d.attention().others()),
                                Map.of()));
        section.finish();
        return read;
    }

    private static Execution execution(Section section, Execution e) {
        return new Execution(
                section.whole("workers", e.workers(), SMALL),
                section.whole("threads-per-worker", e.threads(), SMALL),
                section.choice("provider", e.provider(), Provider.class),
                section.flag("provider-fallback", e.orCpu()),
                section.whole("batch", e.batch(), new Range(0, Execution.MOST_BATCH)),
                section.duration("batch-wait", e.batchWait(), new Range(0, 1)));
    }

    static List<String> labels(Section section, Document document, List<String> otherwise) {
        if (!section.has("labels")) {
            return otherwise;
        }
        List<String> labels = new ArrayList<>();
        String subject = section.subject("labels");
        for (Node label : section.list("labels", "a list of classes, such as [person, car]")) {
            document.text(label, subject, "the name of a class").ifPresent(labels::add);
        }
        return labels;
    }

    private TrackerConfig tracker(Section section) {
        double frameRate =
                section.number(
                        "frame-rate", defaults.tracker().frameRate(), TrackerConfig.FRAME_RATES);
        ByteTrackConfig b = defaults.tracker().withFrameRate(frameRate).bytetrack();
        Section p = section.section("parameters", "tracker parameters");
        ByteTrackConfig parameters =
                new ByteTrackConfig(
                        p.number("low-score", b.lowScore(), UNIT),
                        p.number("high-score", b.highScore(), UNIT),
                        p.number("birth-score", b.birthScore(), UNIT),
                        p.number("first-limit", b.firstLimit(), UNIT),
                        p.number("second-limit", b.secondLimit(), UNIT),
                        p.number("tentative-limit", b.tentativeLimit(), UNIT),
                        p.duration("lost-for", b.lostFor(), new Range(0, 60)),
                        b.frameRate());
        p.finish();
        String name = section.choice("name", defaults.tracker().name(), TrackerConfig.NAMES);
        if (section.has("parameters") && !name.equals("bytetrack")) {
            section.refuse("parameters", "no parameters: %s has its own".formatted(name));
        }
        TrackerConfig read = new TrackerConfig(name, frameRate, parameters);
        section.finish();
        return read;
    }

    private KafkaConfig kafka(Section section) {
        KafkaConfig k = defaults.kafka();
        KafkaConfig read =
                new KafkaConfig(
                        section.text(
                                "bootstrap",
                                k.bootstrap(),
                                KafkaConfig.BOOTSTRAP,
                                "host:port, or host:port,host:port"),
                        section.text(
                                "prefix",
                                k.prefix(),
                                KafkaConfig.PREFIX,
                                "at most 100 letters, digits, dots, dashes or underscores"),
                        section.whole("partitions", k.partitions(), KafkaConfig.PARTITIONS),
                        section.section("properties", "kafka properties").pairs());
        section.finish();
        return read;
    }

    private FlinkConfig flink(Section section) {
        FlinkConfig f = defaults.flink();
        FlinkConfig read =
                new FlinkConfig(
                        section.whole("parallelism", f.parallelism(), FlinkConfig.PARALLELISM),
                        section.duration(
                                "checkpoint-interval",
                                f.checkpointInterval(),
                                FlinkConfig.CHECKPOINT_SECONDS),
                        section.path("state-dir", f.stateDir()),
                        section.text("address", f.address(), FlinkConfig.ADDRESS, "host:port"));
        section.finish();
        return read;
    }

    private AnomalyConfig anomaly(Section section, CamerasReader cameras) {
        Optional<Path> bundles = section.path("bundles", defaults.anomaly().bundles());
        section.finish();
        return new AnomalyConfig(bundles, cameras.anomaly());
    }

    private PageConfig page(Section section) {
        PageConfig read =
                new PageConfig(
                        section.flag("enabled", defaults.page().enabled()),
                        section.whole("port", defaults.page().port(), PageConfig.PORT));
        section.finish();
        return read;
    }
}
