package io.vigil.operators.perceive.onnx;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys and values of a side-car, or of a section of it, with the lines that they stand on. */
final class YamlKeys {
    private final Path file;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    private YamlKeys(Path file, Node node) {
        this.file = file;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = text(entry.getKeyNode()).orElse("");
                if (values.put(key, entry.getValueNode()) != null) {
                    throw problem(
                            entry.getKeyNode(), "'%s' again, and needs it once".formatted(key));
                }
            }
        } else if (node != null && !node.getTag().equals(Tag.NULL)) {
            throw problem(node, "%s, and needs lines of 'key: value'".formatted(shown(node)));
        }
    }

    static YamlKeys of(Path file, String text) {
        try {
            return new YamlKeys(
                    file, new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException broken) {
            throw new ModelException(
                    "Side-car %s line %d is no YAML: %s"
                            .formatted(
                                    file,
                                    broken.getProblemMark() == null
                                            ? 1
                                            : broken.getProblemMark().getLine() + 1,
                                    broken.getProblem()),
                    broken);
        } catch (YAMLException broken) {
            throw new ModelException(
                    "Side-car %s is no YAML: %s".formatted(file, broken.getMessage()), broken);
        }
    }

    Path file() {
        return file;
    }

    /**
     * @param reading gives null for a text that cannot be
     * @throws ModelException if the value cannot be
     */
    <T> Optional<T> text(String key, String needed, Function<String, T> reading) {
        Node node = value(key);
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> value =
                text(node).map(String::strip).flatMap(t -> Optional.ofNullable(reading.apply(t)));
        if (value.isEmpty()) {
            throw refused(key, shown(node), needed);
        }
        return value;
    }

    /** Texts of a list; empty where the value is none. */
    Optional<List<String>> list(String key) {
        return value(key) instanceof SequenceNode sequence
                ? Optional.of(
                        sequence.getValue().stream().map(item -> text(item).orElse("")).toList())
                : Optional.empty();
    }

    /** The keys under a key. */
    YamlKeys section(String key) {
        return new YamlKeys(file, value(key));
    }

    /** That the value of a key cannot be. */
    ModelException refused(String key, String found, String needed) {
        return problem(value(key), "%s: %s, but needs %s".formatted(key, found, needed));
    }

    /**
     * @throws ModelException if there is a key that nobody asked for
     */
    void finish() {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw problem(
                        entry.getValue(),
                        "unknown key '%s'; nearest is '%s', known are %s"
                                .formatted(
                                        entry.getKey(),
                                        nearest(entry.getKey()),
                                        String.join(", ", known)));
            }
        }
    }

    private Node value(String key) {
        if (!known.contains(key)) {
            known.add(key);
        }
        Node node = values.get(key);
        return node == null || node.getTag().equals(Tag.NULL) ? null : node;
    }

    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static String shown(Node node) {
        return text(node)
                .map(text -> "'" + text + "'")
                .orElse(node instanceof SequenceNode ? "a list" : "a section");
    }

    private ModelException problem(Node at, String found) {
        return new ModelException(
                "Side-car %s line %d has %s"
                        .formatted(file, at.getStartMark().getLine() + 1, found));
    }

    private String nearest(String word) {
        return known.stream().min(Comparator.comparingInt(key -> edits(word, key))).orElse("");
    }

    /** Insertions, deletions and substitutions that turn one word into the other. */
    private static int edits(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int other = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + other, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
