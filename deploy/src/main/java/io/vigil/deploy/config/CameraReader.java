package io.vigil.deploy.config;

import io.vigil.ingest.CameraConfig;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one entry of {@code cameras}. */
final class CameraReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Range UNIT = new Range(0, 1);
    private static final String CORNERS = "a list of at least three points [x, y] in 0 to 1";

    private final Document document;

    CameraReader(Document document) {
        this.document = document;
    }

    /**
     * @param number its place in the list, from 1
     * @return the camera; empty if it cannot even be named
     */
    Optional<CameraConfig> read(Node node, int number) {
        Section unnamed = new Section(document, "camera " + number, node);
        String id =
                unnamed.text("id", "", ID, "1 to 100 letters, digits, dots, dashes or underscores");
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
                        masks(camera),
                        camera.flag("fixed", defaults.fixed()),
                        camera.flag("regions", defaults.regions()),
                        camera.flag("real-time", defaults.realTime()),
                        camera.whole("retries", defaults.retries(), new Range(-1, 1_000_000)),
                        camera.choice("transport", defaults.transport(), List.of("tcp", "udp")),
                        startedAtMicros(camera));
        require(camera, "id", "an id of its own");
        require(camera, "source", "a file, a folder, or an address");
        camera.finish();
        return id.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private void require(Section camera, String key, String needed) {
        if (!camera.has(key) && camera.isSection()) {
            document.problem(camera.at(key), camera.subject(key), "nothing", needed);
        }
    }

    private String located(String source) {
        return SourceNames.isAddress(source) ? source : document.resolve(source).toString();
    }

    private List<List<Double>> masks(Section camera) {
        List<List<Double>> masks = new ArrayList<>();
        for (Node polygon : camera.list("masks", "a list of polygons, each " + CORNERS)) {
            List<Double> flat = new ArrayList<>();
            boolean valid = polygon instanceof SequenceNode points && points.getValue().size() >= 3;
            if (polygon instanceof SequenceNode points) {
                for (Node point : points.getValue()) {
                    valid &= addPoint(camera, point, flat);
                }
            }
            if (!(polygon instanceof SequenceNode points) || points.getValue().size() < 3) {
                document.problem(
                        polygon, camera.subject("masks"), found(polygon), "a polygon: " + CORNERS);
            }
            if (valid) {
                masks.add(flat);
            }
        }
        return masks;
    }

    private boolean addPoint(Section camera, Node point, List<Double> flat) {
        String needed = "a point [x, y] with both in 0 to 1 of the image";
        if (!(point instanceof SequenceNode pair) || pair.getValue().size() != 2) {
            document.problem(point, camera.subject("masks"), found(point), needed);
            return false;
        }
        boolean valid = true;
        for (Node coordinate : pair.getValue()) {
            Optional<String> text = document.text(coordinate, camera.subject("masks"), needed);
            Double value = text.map(t -> Section.numberOrNull(t.strip(), UNIT)).orElse(null);
            if (value != null) {
                flat.add(value);
            } else {
                valid = false;
                if (text.isPresent()) {
                    document.problem(
                            coordinate,
                            camera.subject("masks"),
                            Document.shown(coordinate),
                            needed);
                }
            }
        }
        return valid;
    }

    private static String found(Node node) {
        return node instanceof SequenceNode list
                ? "a list of " + list.getValue().size()
                : Document.shown(node);
    }

    private long startedAtMicros(Section camera) {
        String needed = "a time since 1970 with its zone, such as 2026-05-01T08:00:00Z";
        Optional<String> text = camera.text("started-at", needed);
        if (text.isEmpty()) {
            return -1;
        }
        try {
            Instant at = OffsetDateTime.parse(text.get().strip()).toInstant();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            if (micros >= 0) {
                return micros;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below, together with times before 1970.
        }
        Node at = camera.at("started-at");
        document.problem(at, camera.subject("started-at"), Document.shown(at), needed);
        return -1;
    }
}
