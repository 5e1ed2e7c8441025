package io.vigil.deploy.config;

import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the lines, zones and known points of one camera's image. */
final class PlacesReader {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    static final String ID_NEEDED = "1 to 60 letters, digits, dots, dashes or underscores";

    /** More cannot be told apart by anybody who looks at the image. */
    private static final int MOST = 200;

    private static final int MOST_GROUND = 50;

    private static final Range BAND = new Range(0, 0.5);
    private static final Range SETTLE = new Range(0, 60);
    private static final Range METRES = new Range(-100_000, 100_000);
    private static final String POINT = "a point [x, y] with both in 0 to 1 of the image";
    private static final String CORNERS = "a list of at least three points [x, y] in 0 to 1";

    private final Document document;
    private final PolygonReader polygons;
    private final Map<String, Integer> lineOfId = new TreeMap<>();
    private final List<String> lineIds = new ArrayList<>();
    private final List<String> zoneIds = new ArrayList<>();

    PlacesReader(Document document) {
        this.document = document;
        this.polygons = new PolygonReader(document);
    }

    SpatialConfig read(Section scene) {
        SpatialConfig d = SpatialConfig.NONE;
        Anchor anchor = scene.word("anchor", d.anchor(), Anchor.class);
        double band = scene.number("band", d.band(), BAND);
        Duration settle = scene.duration("settle", d.settle(), SETTLE);
        List<GroundPoint> ground = ground(scene);
        List<Line> lines = lines(scene);
        List<Zone> zones = zones(scene);
        return document.problems().isEmpty()
                ? checked(scene, new SpatialConfig(anchor, lines, zones, ground, band, settle))
                : d;
    }

    /** What the lines and zones are called, those that are no good included. */
    KnownPlaces.Ids ids() {
        return new KnownPlaces.Ids(lineIds, zoneIds);
    }

    // What the scene itself refuses beyond what is looked at here.
    private SpatialConfig checked(Section scene, SpatialConfig places) {
        try {
            return new SpatialScene(places).config();
        } catch (IllegalArgumentException refused) {
            scene.refuse("ground", refused.getMessage());
            return SpatialConfig.NONE;
        }
    }

    private List<Line> lines(Section scene) {
        List<Line> lines = new ArrayList<>();
        for (Node node :
                few(scene, "lines", MOST, "a list of lines, each {id, from: [x, y], to: [x, y]}")) {
            Section unnamed = new Section(document, scene.subject("line"), node);
            Optional<String> id = id(unnamed, node);
            id.ifPresent(lineIds::add);
            Section line = id.map(i -> unnamed.named(scene.subject("line " + i))).orElse(unnamed);
            Optional<Point> from = point(line, "from");
            Optional<Point> to = point(line, "to");
            line.finish();
            if (from.isEmpty() || to.isEmpty()) {
                continue;
            }
            line(line, id.orElse("unnamed"), from.get(), to.get()).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<Line> line(Section section, String id, Point from, Point to) {
        try {
            return Optional.of(new Line(id, from, to));
        } catch (IllegalArgumentException refused) {
            document.problem(
                    section.at("to"),
                    section.subject("to"),
                    "an end that makes no line",
                    "another: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private List<Zone> zones(Section scene) {
        List<Zone> zones = new ArrayList<>();
        for (Node node :
                few(scene, "zones", MOST, "a list of zones, each {id, polygon: [[x, y], ...]}")) {
            Section unnamed = new Section(document, scene.subject("zone"), node);
            Optional<String> id = id(unnamed, node);
            id.ifPresent(zoneIds::add);
            Section zone = id.map(i -> unnamed.named(scene.subject("zone " + i))).orElse(unnamed);
            Optional<List<Point>> corners = corners(zone);
            zone.finish();
            corners.ifPresent(
                    points -> zone(zone, id.orElse("unnamed"), points).ifPresent(zones::add));
        }
        return zones;
    }

    private Optional<Zone> zone(Section section, String id, List<Point> corners) {
        try {
            return Optional.of(new Zone(id, corners));
        } catch (IllegalArgumentException refused) {
            document.problem(
                    section.at("polygon"),
                    section.subject("polygon"),
                    "corners that make no zone",
                    "others: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<List<Point>> corners(Section zone) {
        if (!zone.has("polygon")) {
            missing(zone, "polygon", CORNERS);
            return Optional.empty();
        }
        Node at = zone.at("polygon");
        if (!(at instanceof SequenceNode points) || points.getValue().size() < 3) {
            document.problem(at, zone.subject("polygon"), PolygonReader.found(at), CORNERS);
            return Optional.empty();
        }
        List<Double> flat = new ArrayList<>();
        boolean valid = true;
        for (Node point : points.getValue()) {
            valid &= polygons.addPoint(zone.subject("polygon"), point, flat);
        }
        if (!valid) {
            return Optional.empty();
        }
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += 2) {
            corners.add(new Point(flat.get(i), flat.get(i + 1)));
        }
        return Optional.of(corners);
    }

    private List<GroundPoint> ground(Section scene) {
        String needed =
                "a list of at least four points, each {image: [x, y], metres: [east, north]}";
        List<Node> nodes = few(scene, "ground", MOST_GROUND, needed);
        List<GroundPoint> points = new ArrayList<>();
        for (Node node : nodes) {
            Section entry = new Section(document, scene.subject("ground"), node);
            Optional<Point> image = point(entry, "image");
            Optional<double[]> metres = metres(entry);
            entry.finish();
            if (image.isPresent() && metres.isPresent()) {
                points.add(new GroundPoint(image.get(), metres.get()[0], metres.get()[1]));
            }
        }
        if (!nodes.isEmpty() && nodes.size() < 4) {
            document.problem(
                    scene.at("ground"),
                    scene.subject("ground"),
                    nodes.size() == 1 ? "1 point" : nodes.size() + " points",
                    "at least four, no three of them on a line");
        } else if (points.size() == nodes.size() && points.size() >= 4 && !Plane.isMadeBy(points)) {
            document.problem(
                    scene.at("ground"),
                    scene.subject("ground"),
                    "points on a line",
                    "four among them of which no three are on a line, in the image and in metres");
        } else if (points.size() == nodes.size()) {
            return points;
        }
        return List.of();
    }

    private Optional<double[]> metres(Section entry) {
        String needed = "two numbers [east, north] in metres, each from " + METRES;
        if (!entry.has("metres")) {
            missing(entry, "metres", needed);
            return Optional.empty();
        }
        Node at = entry.at("metres");
        if (at instanceof SequenceNode pair && pair.getValue().size() == 2) {
            double[] read = new double[2];
            for (int i = 0; i < 2; i++) {
                Node each = pair.getValue().get(i);
                Optional<String> text = document.text(each, entry.subject("metres"), needed);
                Double value = text.map(t -> Section.numberOrNull(t.strip(), METRES)).orElse(null);
                if (value == null) {
                    if (text.isPresent()) {
                        document.problem(
                                each, entry.subject("metres"), Document.shown(each), needed);
                    }
                    return Optional.empty();
                }
                read[i] = value;
            }
            return Optional.of(read);
        }
        document.problem(at, entry.subject("metres"), PolygonReader.found(at), needed);
        return Optional.empty();
    }

    private Optional<Point> point(Section of, String key) {
        if (!of.has(key)) {
            missing(of, key, POINT);
            return Optional.empty();
        }
        List<Double> flat = new ArrayList<>();
        return polygons.addPoint(of.subject(key), of.at(key), flat)
                ? Optional.of(new Point(flat.get(0), flat.get(1)))
                : Optional.empty();
    }

    private Optional<String> id(Section of, Node node) {
        if (!of.has("id")) {
            missing(of, "id", "an id of its own");
            return Optional.empty();
        }
        String id = of.text("id", "", ID, ID_NEEDED);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Integer first = lineOfId.putIfAbsent(id, node.getStartMark().getLine() + 1);
        if (first != null) {
            document.problem(
                    of.at("id"),
                    of.subject("id"),
                    "'%s' again".formatted(id),
                    "an id of its own; line %d has it already".formatted(first));
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private void missing(Section of, String key, String needed) {
        if (of.isSection()) {
            document.problem(of.at(key), of.subject(key), "nothing", needed);
        }
    }

    private List<Node> few(Section of, String key, int most, String needed) {
        List<Node> nodes = of.list(key, needed);
        if (nodes.size() > most) {
            document.problem(
                    of.at(key), of.subject(key), nodes.size() + " of them", "at most " + most);
            return List.of();
        }
        return nodes;
    }
}
