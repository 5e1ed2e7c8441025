package io.vigil.deploy.config;

import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.GlanceConfig;
import io.vigil.operators.perceive.attention.Attention;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of {@code cameras}. */
final class CameraReader {
    private final Document document;
    private final Attention otherwise;

    /**
     * @param otherwise what a camera says nothing else of
     */
    CameraReader(Document document, Attention otherwise) {
        this.document = document;
        this.otherwise = otherwise;
    }

    /** A camera, the attention that it gets, and what is asked of it, as far as it is read. */
    record Entry(
            CameraConfig camera,
            Attention attention,
            Optional<SceneReader> scene,
            Optional<AnomalyConfig.OfCamera> anomaly) {}

    /**
     * @param number its place in the list, from 1
     * @return the camera; empty if it cannot even be named
     */
    Optional<Entry> read(Node node, int number) {
        Section unnamed = new Section(document, "camera " + number, node);
        String id =
                unnamed.text(
                        "id",
                        "",
                        CameraConfig.ID,
                        "1 to 100 letters, digits, dots, dashes or underscores");
        Section camera = id.isEmpty() ? unnamed : unnamed.named("camera " + id);
        CameraConfig defaults = CameraConfig.of("default", "");
        Optional<String> source = camera.text("source", "a file, a folder, or an address");
        CameraConfig read =
                new CameraConfig(
                        id.isEmpty() ? "unnamed" : id,
                        source.map(this::located).orElse(""),
                        camera.number(
                                "frames-per-second",
                                defaults.framesPerSecond(),
                                new Range(0, 1000)),
                        camera.whole("max-width", defaults.maxWidth(), new Range(0, 16_384)),
                        camera.choice(
                                "encoding",
                                defaults.encoding(),
                                defaults.encoding().getDeclaringClass()),
                        camera.whole("jpeg-quality", defaults.jpegQuality(), new Range(1, 100)),
                        new PolygonReader(document).read(camera, "masks"),
                        camera.flag("images", defaults.images()),
                        camera.flag("fixed", defaults.fixed()),
                        regions(camera, defaults),
                        camera.flag("real-time", defaults.realTime()),
                        camera.whole("retries", defaults.retries(), new Range(-1, 1_000_000)),
                        camera.choice("transport", defaults.transport(), List.of("tcp", "udp")),
                        Instants.micros(camera, "started-at").orElse(-1));
        Attention attention =
                new AttentionReader(document)
                        .read(camera.section("attention", camera.subject("attention")), otherwise);
        Optional<SceneReader> scene = scene(camera, read.id());
        Optional<AnomalyConfig.OfCamera> anomaly = anomaly(camera);
        require(camera, "id", "an id of its own");
        require(camera, "source", "a file, a folder, or an address");
        camera.finish();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(read, attention, scene, anomaly));
    }

    private boolean regions(Section camera, CameraConfig defaults) {
        boolean computed = camera.flag("regions", defaults.regions());
        if (computed || camera.flag("images", defaults.images())) {
            return computed;
        }
        camera.refuse("regions", "true where images: false; else nothing is left to be found");
        return true;
    }

    private Optional<SceneReader> scene(Section camera, String id) {
        return camera.has("scene")
                ? Optional.of(
                        new SceneReader(
                                document, camera.section("scene", camera.subject("scene")), id))
                : Optional.empty();
    }

    private Optional<AnomalyConfig.OfCamera> anomaly(Section camera) {
        if (!camera.has("anomaly")) {
            return Optional.empty();
        }
        Section section = camera.section("anomaly", camera.subject("anomaly"));
        Optional<String> bundle =
                section.text("bundle", "the name of a bundle, or its file").map(this::bundle);
        int every =
                section.whole(
                        "every",
                        AnomalyConfig.OfCamera.DEFAULT.every(),
                        new Range(1, GlanceConfig.MOST));
        section.finish();
        return Optional.of(new AnomalyConfig.OfCamera(bundle, every));
    }

    private String bundle(String nameOrFile) {
        boolean file = nameOrFile.contains("/") || nameOrFile.endsWith(".bundle");
        return file ? document.resolve(nameOrFile).toString() : nameOrFile;
    }

    private void require(Section camera, String key, String needed) {
        if (!camera.has(key) && camera.isSection()) {
            document.problem(camera.at(key), camera.subject(key), "nothing", needed);
        }
    }

    private String located(String source) {
        return SourceNames.isAddress(source) ? source : document.resolve(source).toString();
    }
}
