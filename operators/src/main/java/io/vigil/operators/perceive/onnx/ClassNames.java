package io.vigil.operators.perceive.onnx;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the classes of a classifier's output are called. */
final class ClassNames {
    private static final Pattern NUMBERS = Pattern.compile("(['\"]?)\\d+\\1\\s*:");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|\"([^\"]+)\"");

    /** Where exporters put the names of a model's only output. */
    private static final List<String> KEYS = List.of("names", "labels", "classes");

    private ClassNames() {}

    /**
     * In turn: what was said, what the file says (under the output's name, or, of an only output,
     * under names, labels or classes), their numbers from 0.
     *
     * @param said by output; an only output may be under the empty name
     * @throws ModelException if there are more or fewer than classes
     */
    static List<String> of(
            GraphSpec graph, TensorSpec output, int classes, Map<String, List<String>> said) {
        boolean only = graph.outputs().size() == 1;
        List<String> names = said.get(output.name());
        if (names == null && only) {
            names = said.get("");
        }
        Stream<String> keys =
                Stream.concat(Stream.of(output.name()), only ? KEYS.stream() : Stream.empty());
        if (names == null) {
            names =
                    keys.map(graph.metadata()::get)
                            .filter(text -> text != null && !text.isBlank())
                            .findFirst()
                            .map(ClassNames::parsed)
                            .orElse(null);
        }
        if (names == null) {
            return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        }
        if (names.size() != classes) {
            throw new ModelException(
                    "Classifier %s has %d classes at %s, but %d are named: %s"
                            .formatted(
                                    graph.file(),
                                    classes,
                                    output.name(),
                                    names.size(),
                                    String.join(", ", names)));
        }
        return names;
    }

    /** Of {@code {0: 'red', 1: 'blue'}}, {@code ["red", "blue"]}, or red and blue on lines. */
    static List<String> parsed(String text) {
        Matcher quoted = QUOTED.matcher(NUMBERS.matcher(text).replaceAll(""));
        List<String> names =
                quoted.results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .toList();
        return names.isEmpty()
                ? Stream.of(text.split("[\\n,]"))
                        .map(String::strip)
                        .filter(n -> !n.isEmpty())
                        .toList()
                : names;
    }
}
