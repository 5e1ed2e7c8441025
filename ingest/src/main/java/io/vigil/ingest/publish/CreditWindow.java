package io.vigil.ingest.publish;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many published frames nobody has finished with yet. Knows neither threads nor clocks.
 *
 * <p>Several parts may be waited for; a frame is finished with when all of them are. What was
 * published before the window was made does not count.
 */
final class CreditWindow {
    /** Names a frame. */
    record Position(long epoch, long sequence) implements Comparable<Position> {
        static final Position NONE = new Position(-1, -1);
        private static final Comparator<Position> ORDER =
                Comparator.comparingLong(Position::epoch).thenComparingLong(Position::sequence);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    private final int size;
    private final Map<String, Position> reached = new HashMap<>();
    private final Deque<Position> unprocessed = new ArrayDeque<>();

    /**
     * @param size frames that may be under way, at least 1
     * @param components the parts to wait for; none grants every credit
     */
    CreditWindow(int size, Collection<String> components) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "A credit window needs at least 1 frame, but was " + size);
        }
        this.size = size;
        components.forEach(component -> reached.put(component, Position.NONE));
    }

    boolean open() {
        return reached.isEmpty() || unprocessed.size() < size;
    }

    int unprocessed() {
        return unprocessed.size();
    }

    /** A frame went out; positions rise from call to call. */
    void published(Position frame) {
        if (!reached.isEmpty() && frame.compareTo(least()) > 0) {
            unprocessed.addLast(frame);
        }
    }

    /** A part has come as far as {@code position}. Reports may repeat or fall behind. */
    void processed(String component, Position position) {
        if (reached.computeIfPresent(component, (key, before) -> max(before, position)) == null) {
            return;
        }
        Position least = least();
        while (!unprocessed.isEmpty() && unprocessed.peekFirst().compareTo(least) <= 0) {
            unprocessed.removeFirst();
        }
    }

    private Position least() {
        return reached.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Position max(Position a, Position b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
