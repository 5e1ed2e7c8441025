package io.vigil.deploy.config;

import io.vigil.ingest.SourceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A file while it is read: where its variables come from, and what was found wrong so far. */
final class Document {
    private static final int SHOWN = 80;

    private final String file;
    private final Path folder;
    private final Optional<Map<String, String>> environment;
    private final List<Problem> problems = new ArrayList<>();

    Document(Path path, Map<String, String> environment) {
        this.file = path.toString();
        this.folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        this.environment = Optional.of(environment);
    }

    private Document(String name) {
        this.file = name;
        this.folder = Path.of("");
        this.environment = Optional.empty();
    }

    /** One in which a dollar is a dollar: others must not read this process's environment. */
    static Document literal(String name) {
        return new Document(name);
    }

    /** What was found wrong, in the order of the file. */
    List<Problem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    void problem(Mark at, String subject, String found, String needed) {
        int line = at == null ? 1 : at.getLine() + 1;
        int column = at == null ? 1 : at.getColumn() + 1;
        problems.add(new Problem(file, line, column, subject, found, needed));
    }

    void problem(Node at, String subject, String found, String needed) {
        problem(at.getStartMark(), subject, found, needed);
    }

    /** The node's text with its variables replaced; empty, with a problem noted, if it has none. */
    Optional<String> text(Node node, String subject, String needed) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(node, subject, shown(node), needed);
            return Optional.empty();
        }
        if (environment.isEmpty()) {
            return Optional.of(scalar.getValue());
        }
        Interpolation value = Interpolation.of(scalar.getValue(), environment.get());
        for (String name : value.missing()) {
            problem(
                    node,
                    subject,
                    "${" + name + "}, which is not set in the environment",
                    "it exported, or a default as in ${" + name + ":-value}");
        }
        if (value.malformed()) {
            problem(
                    node,
                    subject,
                    "a '${' that names no variable",
                    "${NAME} or ${NAME:-default}, or $${ for a dollar and a brace");
        }
        boolean whole = value.missing().isEmpty() && !value.malformed();
        return whole ? Optional.of(value.text()) : Optional.empty();
    }

    /** The path that a text means: relative ones start at the file's own folder. */
    Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    /** What stands at a node, fit for a message: variables by name, no credentials, not long. */
    static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return isEmpty(node)
                    ? "nothing"
                    : "'" + abridged(SourceName.scrubbed(scalar.getValue())) + "'";
        }
        return node instanceof MappingNode ? "a section of keys" : "a list";
    }

    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && (Tag.NULL.equals(node.getTag()) || scalar.getValue().isEmpty());
    }

    private static String abridged(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
