package io.vigil.operators.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rules a camera has and how they stand.
 *
 * @param version in force; 0 where there are none
 * @param rules in force, as JSON in the form of the log; empty where there are none
 * @param waiting accepted and not yet in force, ordered by version, all above {@code version}
 * @param suspended whether the camera no longer shows what the places were drawn on
 * @param confirmed whether somebody has said that the view is right though the camera has moved
 * @param width of the last frame under rules, in pixels; 0 before the first
 * @param height the same
 * @param framedMicros capture time of that frame; {@link Long#MIN_VALUE} before the first
 */
public record Standing(
        long version,
        String rules,
        List<Waiting> waiting,
        boolean suspended,
        boolean confirmed,
        int width,
        int height,
        long framedMicros) {
    /** No rules have come. */
    public static final Standing NONE =
            new Standing(0, "", List.of(), false, false, 0, 0, Long.MIN_VALUE);

    /**
     * A rule set that is not yet in force.
     *
     * @param effectiveFromMicros content time; 0: at once
     */
    public record Waiting(long version, long effectiveFromMicros, String rules) {
        public Waiting {
            Objects.requireNonNull(rules, "rules");
        }
    }

    public Standing {
        Objects.requireNonNull(rules, "rules");
        waiting = List.copyOf(waiting);
    }

    /** Whether any rules are in force. */
    public boolean inForce() {
        return !rules.isEmpty();
    }

    /** Whether there is nothing to do for a camera whose standing this is. */
    boolean idle() {
        return !inForce() && waiting.isEmpty();
    }

    /** Whether a rule set of this version is in force, was, or waits. */
    boolean knows(long another) {
        return another <= version || waiting.stream().anyMatch(w -> w.version() == another);
    }

    /** The latest rule set that holds from a time up to {@code clockMicros}. */
    Optional<Waiting> due(long clockMicros) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).effectiveFromMicros() <= clockMicros) {
                return Optional.of(waiting.get(i));
            }
        }
        return Optional.empty();
    }

    Standing with(Waiting another) {
        List<Waiting> all = new ArrayList<>(waiting);
        all.add(another);
        all.sort(Comparator.comparingLong(Waiting::version));
        return new Standing(version, rules, all, suspended, confirmed, width, height, framedMicros);
    }

    /** {@code next} is in force, and no earlier version will be. */
    Standing applied(Waiting next) {
        return new Standing(
                next.version(),
                next.rules(),
                waiting.stream().filter(w -> w.version() > next.version()).toList(),
                suspended,
                confirmed,
                width,
                height,
                framedMicros);
    }

    Standing viewed(boolean nowSuspended, boolean nowConfirmed) {
        return nowSuspended == suspended && nowConfirmed == confirmed
                ? this
                : new Standing(
                        version,
                        rules,
                        waiting,
                        nowSuspended,
                        nowConfirmed,
                        width,
                        height,
                        framedMicros);
    }

    Standing framed(int nowWidth, int nowHeight, long capturedAtMicros) {
        return new Standing(
                version,
                rules,
                waiting,
                suspended,
                confirmed,
                nowWidth,
                nowHeight,
                capturedAtMicros);
    }
}
