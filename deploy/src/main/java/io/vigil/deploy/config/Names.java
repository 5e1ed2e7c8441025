package io.vigil.deploy.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what has to be one of the names that there are, with the nearest where it is none. */
final class Names {
    private final Document document;

    Names(Document document) {
        this.document = document;
    }

    /**
     * @param what one of them is, such as {@code zone}
     */
    SortedSet<String> list(Section of, String key, String what, Collection<String> there) {
        String needed = "a list of %ss, such as [a, b]".formatted(what);
        TreeSet<String> names = new TreeSet<>();
        for (Node node : of.list(key, needed)) {
            document.text(node, of.subject(key), "the id of a " + what)
                    .filter(name -> check(node, of.subject(key), name, what, there))
                    .ifPresent(names::add);
        }
        return names;
    }

    /** A list of any texts. */
    SortedSet<String> words(Section of, String key, String needed, Collection<String> otherwise) {
        if (!of.has(key)) {
            return new TreeSet<>(otherwise);
        }
        TreeSet<String> words = new TreeSet<>();
        for (Node node : of.list(key, "a list, " + needed)) {
            document.text(node, of.subject(key), needed).ifPresent(words::add);
        }
        return words;
    }

    /** A section whose keys have to be names that there are. */
    Map<String, String> pairs(Section of, String what, Collection<String> there) {
        Map<String, String> pairs = new TreeMap<>();
        for (String name : of.keys()) {
            Optional<String> value = of.text(name, "a name");
            if (check(of.at(name), of.subject(name), name, what, there)) {
                value.ifPresent(text -> pairs.put(name, text));
            }
        }
        return pairs;
    }

    /** Notes a problem where there is no such name. */
    boolean check(Node at, String subject, String name, String what, Collection<String> there) {
        if (there.contains(name)) {
            return true;
        }
        List<String> known = List.copyOf(new TreeSet<>(there));
        String all =
                known.isEmpty()
                        ? "a %s that there is; there is none".formatted(what)
                        : "a %s that there is: %s".formatted(what, String.join(", ", known));
        document.problem(at, subject, "'" + name + "'", all + nearest(name, known));
        return false;
    }

    static String nearest(String name, Collection<String> known) {
        return Nearest.to(name, known).map("; nearest is '%s'"::formatted).orElse("");
    }
}
