package io.vigil.deploy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads lists of polygons whose corners are shares of the image. */
final class PolygonReader {
    private static final Range UNIT = new Range(0, 1);
    private static final String CORNERS = "a list of at least three points [x, y] in 0 to 1";

    private final Document document;

    PolygonReader(Document document) {
        this.document = document;
    }

    /** Each as x and y by turns. */
    List<List<Double>> read(Section section, String key) {
        String subject = section.subject(key);
        List<List<Double>> polygons = new ArrayList<>();
        for (Node polygon : section.list(key, "a list of polygons, each " + CORNERS)) {
            List<Double> flat = new ArrayList<>();
            boolean valid = polygon instanceof SequenceNode points && points.getValue().size() >= 3;
            if (polygon instanceof SequenceNode points) {
                for (Node point : points.getValue()) {
                    valid &= addPoint(subject, point, flat);
                }
            }
            if (!(polygon instanceof SequenceNode points) || points.getValue().size() < 3) {
                document.problem(polygon, subject, found(polygon), "a polygon: " + CORNERS);
            }
            if (valid) {
                polygons.add(flat);
            }
        }
        return polygons;
    }

    /** Adds x and y of one point; a problem is noted where it is none. */
    boolean addPoint(String subject, Node point, List<Double> flat) {
        String needed = "a point [x, y] with both in 0 to 1 of the image";
        if (!(point instanceof SequenceNode pair) || pair.getValue().size() != 2) {
            document.problem(point, subject, found(point), needed);
            return false;
        }
        boolean valid = true;
        for (Node coordinate : pair.getValue()) {
            Optional<String> text = document.text(coordinate, subject, needed);
            Double value = text.map(t -> Section.numberOrNull(t.strip(), UNIT)).orElse(null);
            if (value != null) {
                flat.add(value);
            } else {
                valid = false;
                if (text.isPresent()) {
                    document.problem(coordinate, subject, Document.shown(coordinate), needed);
                }
            }
        }
        return valid;
    }

    static String found(Node node) {
        return node instanceof SequenceNode list
                ? "a list of " + list.getValue().size()
                : Document.shown(node);
    }
}
