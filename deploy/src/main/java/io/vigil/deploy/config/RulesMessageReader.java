package io.vigil.deploy.config;

import io.vigil.anomaly.rules.SceneRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads what is sent on the topic {@code rules}: {@code {"camera", "version", "effectiveFrom",
 * "scene"}}, and {@code id}, if the sender wants to know the answer by it.
 */
public final class RulesMessageReader {
    /** How much later than it was to be in force a rule set may come. */
    private static final long LATEST_MICROS = TimeUnit.HOURS.toMicros(1);

    private static final Range VERSION = new Range(1, Integer.MAX_VALUE);

    private final KnownPlaces known;
    private final ToLongFunction<String> present;
    private final Function<String, OptionalLong> clock;

    /**
     * @param known the cameras that rules may be for
     * @param present a camera's newest version; 0 where it has none
     * @param clock how far a camera's own time has come, in microseconds; empty where nothing is
     *     known of it
     */
    public RulesMessageReader(
            KnownPlaces known,
            ToLongFunction<String> present,
            Function<String, OptionalLong> clock) {
        this.known = known;
        this.present = present;
        this.clock = clock;
    }

    /**
     * @param name of the message in problems
     * @param key of the record; null where it has none
     */
    public Heard<SceneRules> read(String name, String key, byte[] value) {
        Message message = Message.of(name, value);
        String id = message.id();
        return message.root()
                .map(root -> read(message.document(), root, id, key))
                .orElseGet(
                        () ->
                                new Heard<>(
                                        id,
                                        key != null && known.cameras().contains(key) ? key : "",
                                        0,
                                        Optional.empty(),
                                        message.document().problems()));
    }

    /**
     * Reads the same from a file, which may be YAML.
     *
     * @return the message to send
     * @throws ConfigException naming everything that is wrong with it
     */
    public FromFile read(Path file, Map<String, String> environment) {
        Document document = new Document(file, environment);
        Node node = ConfigReader.parse(file, document, "a file of rules", "camera: and scene:");
        if (node != null) {
            Section root = new Section(document, "rules", node);
            String id = root.text("id", "", ConfigReader.ANY, "a text");
            Heard<SceneRules> heard = read(document, root, id, null);
            if (heard.problems().isEmpty()) {
                return new FromFile(heard, JsonNodes.write(node));
            }
        }
        throw new ConfigException(document.problems());
    }

    /** A message and what it says. */
    public record FromFile(Heard<SceneRules> heard, String json) {}

    private Heard<SceneRules> read(Document document, Section root, String id, String key) {
        Optional<String> named = root.needed("camera", "the id of a camera").map(String::strip);
        String camera = named.filter(c -> isKnown(document, root, c)).orElse("");
        if (named.isPresent() && key != null && !key.equals(named.get())) {
            root.refuse("camera", "the record's key to be the camera, or none; it is another");
        }
        long version = root.whole("version", 0, VERSION);
        OptionalLong from = Instants.micros(root, "effectiveFrom");
        if (!camera.isEmpty()) {
            checkVersion(document, root, version, present.applyAsLong(camera));
            checkTime(document, root, from, clock.apply(camera));
        }
        if (!root.has("scene")) {
            List<String> keys = List.of("lines", "zones", "counting", "rules");
            root.needed("scene", "a section with some of " + String.join(", ", keys));
        }
        SceneReader reader = new SceneReader(document, root.section("scene", "scene"), camera);
        SceneRules rules = reader.read(known, version, from.orElse(0));
        root.finish();
        return new Heard<>(id, camera, version, Optional.of(rules), document.problems());
    }

    private static void checkVersion(Document document, Section root, long version, long newest) {
        if (version > 0 && version <= newest) {
            document.problem(
                    root.at("version"),
                    root.subject("version"),
                    Long.toString(version),
                    "a version above the present one, %d, or none for the next".formatted(newest));
        }
    }

    /** What is late by seconds is taken; what is of another day is a mistake. */
    private static void checkTime(
            Document document, Section root, OptionalLong from, OptionalLong clock) {
        if (from.isPresent()
                && clock.isPresent()
                && from.getAsLong() < clock.getAsLong() - LATEST_MICROS) {
            document.problem(
                    root.at("effectiveFrom"),
                    root.subject("effectiveFrom"),
                    Document.shown(root.at("effectiveFrom")),
                    "at most 1 hour before the camera's own time, which is %s, or none for at once"
                            .formatted(Instants.text(clock.getAsLong())));
        }
    }

    private boolean isKnown(Document document, Section root, String camera) {
        return new Names(document)
                .check(
                        root.at("camera"),
                        root.subject("camera"),
                        camera,
                        "camera",
                        known.cameras());
    }
}
