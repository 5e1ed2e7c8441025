package io.vigil.deploy.config;

import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads all that is asked of one camera: first its places, then, when those of every camera are
 * known, how they are counted and what the rules say of them.
 */
final class SceneReader {
    private static final int MOST_RULES = 200;

    private static final Range VERSION = new Range(1, Integer.MAX_VALUE);

    private final Document document;
    private final Section scene;
    private final String camera;
    private final KnownPlaces.Ids ids;
    private final SpatialConfig places;
    private final boolean ground;

    SceneReader(Document document, Section scene, String camera) {
        this.document = document;
        this.scene = scene;
        this.camera = camera;
        PlacesReader reader = new PlacesReader(document);
        places = reader.read(scene);
        ids = reader.ids();
        // Points that are no good have been said to be so already.
        ground = scene.has("ground");
    }

    String camera() {
        return camera;
    }

    KnownPlaces.Ids ids() {
        return ids;
    }

    /** Of a file, which may name a version. */
    SceneRules read(KnownPlaces known) {
        return read(known, scene.whole("version", 0, VERSION), 0);
    }

    /**
     * @param known the places of all cameras
     * @param version 0 where it is the next after the present one
     * @param effectiveFromMicros capture time; 0: at once
     */
    SceneRules read(KnownPlaces known, long version, long effectiveFromMicros) {
        CountingConfig counting =
                new CountingReader(document, ids)
                        .read(scene.section("counting", scene.subject("counting")));
        List<RuleConfig> rules = rules(known);
        scene.finish();
        return new SceneRules(version, effectiveFromMicros, places, counting, rules);
    }

    private List<RuleConfig> rules(KnownPlaces known) {
        RuleReader reader = new RuleReader(document, camera, known.with(camera, ids), ground);
        Map<String, Integer> lines = new TreeMap<>();
        List<RuleConfig> rules = new ArrayList<>();
        List<Node> nodes = scene.list("rules", "a list of rules, each {id, kind, ...}");
        if (nodes.size() > MOST_RULES) {
            document.problem(
                    scene.at("rules"),
                    scene.subject("rules"),
                    nodes.size() + " of them",
                    "at most " + MOST_RULES);
            return rules;
        }
        for (Node node : nodes) {
            Section rule = new Section(document, scene.subject("rule"), node);
            reader.read(rule, scene.subject("rule "))
                    .filter(read -> isNew(read.id(), rule, node, lines))
                    .filter(read -> isOnlyAnomaly(read, rule, rules))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    /** A camera has one threshold. */
    private static boolean isOnlyAnomaly(RuleConfig read, Section rule, List<RuleConfig> before) {
        Optional<RuleConfig> other =
                before.stream().filter(each -> each.kind() == RuleKind.ANOMALY).findFirst();
        boolean isSecond = read.kind() == RuleKind.ANOMALY && other.isPresent();
        if (isSecond) {
            rule.refuse(
                    "kind",
                    "one rule about anomalies at most, and rule %s is one already"
                            .formatted(other.get().id()));
        }
        return !isSecond;
    }

    private boolean isNew(String id, Section rule, Node node, Map<String, Integer> lines) {
        Integer first = lines.putIfAbsent(id, node.getStartMark().getLine() + 1);
        if (first != null) {
            document.problem(
                    rule.at("id"),
                    rule.subject("id"),
                    "'%s' again".formatted(id),
                    "an id of its own; the rule on line %d has it already".formatted(first));
        }
        return first == null;
    }
}
