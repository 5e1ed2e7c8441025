package io.vigil.operators.perceive.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of classes as they stand in models' metadata and in files: {@code {0: 'person', 1: 'car'}},
 * {@code ["person", "car"]}, or between commas or lines.
 */
final class LabelText {
    private static final String QUOTED = "'((?:\\\\.|[^'\\\\])*)'|\"((?:\\\\.|[^\"\\\\])*)\"";
    private static final Pattern ITEM = Pattern.compile("\\G\\s*(?:" + QUOTED + ")\\s*(,|$)");
    private static final Pattern ENTRY =
            Pattern.compile("\\G\\s*[\"']?(\\d{1,5})[\"']?\\s*:\\s*(?:" + QUOTED + ")\\s*(,|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private LabelText() {}

    /**
     * @return by index, with empty names between those that are given; empty if this is no such
     *     text
     */
    static Optional<List<String>> read(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.startsWith("{") && plain.endsWith("}")) {
            return entries(inside(plain));
        }
        if (plain.startsWith("[") && plain.endsWith("]")) {
            return items(inside(plain));
        }
        return Optional.of(
                Arrays.stream(plain.split(plain.contains("\n") ? "\n" : ","))
                        .map(String::strip)
                        .toList());
    }

    private static String inside(String bracketed) {
        return bracketed.substring(1, bracketed.length() - 1).strip();
    }

    private static Optional<List<String>> items(String list) {
        List<String> names = new ArrayList<>();
        Matcher item = ITEM.matcher(list);
        int end = 0;
        while (end < list.length() && item.find()) {
            names.add(unquoted(item.group(1), item.group(2)));
            end = item.end();
        }
        return end == list.length() && !names.isEmpty() ? Optional.of(names) : Optional.empty();
    }

    private static Optional<List<String>> entries(String list) {
        List<String> names = new ArrayList<>();
        Matcher entry = ENTRY.matcher(list);
        int end = 0;
        while (end < list.length() && entry.find()) {
            int index = Integer.parseInt(entry.group(1));
            while (names.size() <= index) {
                names.add("");
            }
            names.set(index, unquoted(entry.group(2), entry.group(3)));
            end = entry.end();
        }
        return end == list.length() && !names.isEmpty() ? Optional.of(names) : Optional.empty();
    }

    private static String unquoted(String single, String twofold) {
        return ESCAPED.matcher(single != null ? single : twofold).replaceAll("$1").strip();
    }
}
