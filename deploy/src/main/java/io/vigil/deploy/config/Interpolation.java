package io.vigil.deploy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with its {@code ${NAME}} and {@code ${NAME:-default}} replaced. {@code $${NAME}} stands
 * for itself with one dollar. A variable that is set to nothing counts as unset, as in a shell.
 *
 * @param text the result; meaningless while something is missing
 * @param missing names that are not set and have no default, in order
 * @param malformed whether a reference names no variable, or its brace is not closed
 */
record Interpolation(String text, List<String> missing, boolean malformed) {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$\\{)|\\$\\{([^}]*)(}?)");
    private static final Pattern INSIDE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    static Interpolation of(String raw, Map<String, String> environment) {
        List<String> missing = new ArrayList<>();
        boolean malformed = false;
        Matcher reference = REFERENCE.matcher(raw);
        StringBuilder out = new StringBuilder();
        while (reference.find()) {
            String value = "";
            Matcher inside = INSIDE.matcher(reference.group(2) == null ? "" : reference.group(2));
            if (reference.group(1) != null) {
                value = "${";
            } else if (reference.group(3).isEmpty() || !inside.matches()) {
                malformed = true;
            } else {
                String set = environment.getOrDefault(inside.group(1), "");
                if (!set.isEmpty()) {
                    value = set;
                } else if (inside.group(2) != null) {
                    value = inside.group(2);
                } else {
                    missing.add(inside.group(1));
                }
            }
            reference.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        reference.appendTail(out);
        return new Interpolation(out.toString(), missing, malformed);
    }
}
