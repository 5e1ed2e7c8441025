package io.vigil.deploy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The word that somebody most likely meant, by optimal string alignment: insertions, deletions,
 * substitutions and swaps of neighbours each cost one (Damerau 1964).
 */
public final class Nearest {
    private Nearest() {}

    /**
     * @return the known word with the fewest edits from {@code word}, ignoring case, dashes and
     *     underscores; empty if none is near enough to be what was meant
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String wanted = plain(word);
        return known.stream()
                .filter(k -> edits(wanted, plain(k)) <= allowed(wanted, plain(k)))
                .min(
                        Comparator.comparingInt((String k) -> edits(wanted, plain(k)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    // A third of the letters may differ.
    private static int allowed(String a, String b) {
        return Math.max(1, Math.max(a.length(), b.length()) / 3);
    }

    // A word cut short ("frames") is as good as one with a single slip.
    private static int edits(String a, String b) {
        boolean begins =
                Math.min(a.length(), b.length()) >= 3 && (a.startsWith(b) || b.startsWith(a));
        return begins ? Math.min(1, distance(a, b)) : distance(a, b);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Edits that turn one word into the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
