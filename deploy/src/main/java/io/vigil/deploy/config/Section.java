package io.vigil.deploy.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of one mapping. Each reading method names a key, so that {@link #finish} knows which
 * keys nobody asked for. A bad value is noted as a problem and its default goes on in its place, so
 * that one reading finds every problem.
 */
final class Section {
    private static final Node EMPTY =
            new ScalarNode(Tag.NULL, "", null, null, DumperOptions.ScalarStyle.PLAIN);
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|h)");

    private final Document document;
    private final String subject;
    private final Node at;
    private final Map<String, Node> keys;
    private final Map<String, Node> values;
    private final List<String> known;

    private Section(Section of, String subject) {
        this.document = of.document;
        this.subject = subject;
        this.at = of.at;
        this.keys = of.keys;
        this.values = of.values;
        this.known = of.known;
    }

    Section(Document document, String subject, Node at) {
        this.document = document;
        this.subject = subject;
        this.at = at;
        this.keys = new LinkedHashMap<>();
        this.values = new LinkedHashMap<>();
        this.known = new ArrayList<>();
        if (at instanceof MappingNode mapping) {
            // What a section says itself goes before what it takes over, wherever that stands.
            mapping.getValue().stream().filter(e -> !merges(e)).forEach(this::add);
            mapping.getValue().stream()
                    .filter(Section::merges)
                    .forEach(entry -> merge(entry.getValueNode()));
        } else if (!Document.isEmpty(at)) {
            problem(at, subject, "a section of 'key: value' lines");
        }
    }

    private static boolean merges(NodeTuple entry) {
        return Tag.MERGE.equals(entry.getKeyNode().getTag());
    }

    private void add(NodeTuple entry) {
        Node key = entry.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            problem(key, subject, "a plain word as a key");
            return;
        }
        Node before = keys.put(scalar.getValue(), key);
        if (before != null) {
            String found = "'%s' again".formatted(scalar.getValue());
            int line = before.getStartMark().getLine() + 1;
            document.problem(key, subject, found, "it once; the first is on line " + line);
        }
        values.put(scalar.getValue(), entry.getValueNode());
    }

    // "<<: *camera" takes over what another section says, where this one does not say it itself.
    private void merge(Node other) {
        if (!(other instanceof MappingNode mapping)) {
            problem(other, subject + ", <<", "an alias of another section, such as *camera");
            return;
        }
        Section merged = new Section(document, subject, mapping);
        merged.values.forEach(
                (key, value) -> {
                    if (values.putIfAbsent(key, value) == null) {
                        keys.put(key, merged.keys.get(key));
                    }
                });
    }

    /** The same section under a name that is known only after a look into it. */
    Section named(String name) {
        return new Section(this, name);
    }

    /** Whether it has keys at all, rather than being a word or a list in a section's place. */
    boolean isSection() {
        return at instanceof MappingNode || Document.isEmpty(at);
    }

    boolean has(String key) {
        if (!known.contains(key)) {
            known.add(key);
        }
        return values.containsKey(key) && !Document.isEmpty(values.get(key));
    }

    /** Where a key's value stands, or the section itself if it has no such key. */
    Node at(String key) {
        return values.getOrDefault(key, at);
    }

    String text(String key, String fallback, Pattern form, String needed) {
        return read(key, fallback, needed, text -> form.matcher(text).matches() ? text : null);
    }

    boolean flag(String key, boolean fallback) {
        return read(
                key,
                fallback,
                "true or false",
                text ->
                        switch (text) {
                            case "true" -> Boolean.TRUE;
                            case "false" -> Boolean.FALSE;
                            default -> null;
                        });
    }

    int whole(String key, int fallback, Range range) {
        return read(
                key,
                fallback,
                "a whole number from " + range,
                text ->
                        WHOLE.matcher(text).matches() && range.contains(Double.parseDouble(text))
                                ? Integer.valueOf(text)
                                : null);
    }

    double number(String key, double fallback, Range range) {
        return read(key, fallback, "a number from " + range, text -> numberOrNull(text, range));
    }

    Duration duration(String key, Duration fallback, Range seconds) {
        String needed = "a duration of %s seconds, such as 500ms, 2s or 5min".formatted(seconds);
        return read(key, fallback, needed, text -> durationOrNull(text, seconds));
    }

    <E extends Enum<E>> E choice(String key, E fallback, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String name = choice(key, fallback.name(), names);
        return Enum.valueOf(type, name);
    }

    /** As {@link #choice(String, Enum, Class)}, of words with dashes in lower case. */
    <E extends Enum<E>> E word(String key, E fallback, Class<E> type) {
        return Words.in(type, choice(key, Words.of(fallback), Words.of(type))).orElse(fallback);
    }

    String choice(String key, String fallback, List<String> allowed) {
        return read(
                key,
                fallback,
                "one of " + String.join(", ", allowed),
                text -> allowed.stream().filter(text::equalsIgnoreCase).findFirst().orElse(null));
    }

    /** A value that is read by hand; absent and empty give nothing. */
    Optional<String> text(String key, String needed) {
        return has(key) ? document.text(values.get(key), subject(key), needed) : Optional.empty();
    }

    /** A value that must be there, read by hand; a problem is noted where it is not. */
    Optional<String> needed(String key, String needed) {
        if (!has(key)) {
            document.problem(at(key), subject(key), "nothing", needed);
        }
        return text(key, needed);
    }

    Optional<Path> path(String key, Optional<Path> fallback) {
        Optional<Path> given = text(key, "a path").map(document::resolve);
        return given.isPresent() ? given : fallback;
    }

    Section section(String key, String name) {
        return new Section(document, name, has(key) ? values.get(key) : EMPTY);
    }

    List<Node> list(String key, String needed) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(values.get(key), subject(key), needed);
        return List.of();
    }

    boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** All keys of this section with their texts, for sections whose keys are free. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        values.forEach((key, value) -> text(key, "a text").ifPresent(text -> pairs.put(key, text)));
        return pairs;
    }

    /** All keys of this section, for sections whose keys are free. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** Notes every key that was not asked for, with the nearest that would have been. */
    void finish() {
        keys.forEach(
                (key, node) -> {
                    if (!known.contains(key)) {
                        String all = "one of " + String.join(", ", known);
                        String nearest =
                                Nearest.to(key, known)
                                        .map("; nearest is '%s'"::formatted)
                                        .orElse("");
                        document.problem(
                                node, subject, "unknown key '%s'".formatted(key), all + nearest);
                    }
                });
    }

    /** Notes that a key's value cannot stand beside the others. */
    void refuse(String key, String needed) {
        problem(at(key), subject(key), needed);
    }

    String subject() {
        return subject;
    }

    String subject(String key) {
        return subject + ", " + key;
    }

    private <T> T read(String key, T fallback, String needed, Function<String, T> parse) {
        Optional<String> text = text(key, needed);
        if (text.isEmpty()) {
            return fallback;
        }
        T value = parse.apply(text.get().strip());
        if (value == null) {
            problem(values.get(key), subject(key), needed);
            return fallback;
        }
        return value;
    }

    private void problem(Node node, String about, String needed) {
        document.problem(node, about, Document.shown(node), needed);
    }

    static Double numberOrNull(String text, Range range) {
        boolean valid = NUMBER.matcher(text).matches() && range.contains(Double.parseDouble(text));
        return valid ? Double.valueOf(text) : null;
    }

    private static Duration durationOrNull(String text, Range seconds) {
        Matcher parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        long amount = Long.parseLong(parts.group(1));
        Duration value =
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "min" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        return seconds.contains(value.toMillis() / 1000.0) ? value : null;
    }
}
