package io.vigil.operators.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is: deficit round robin (Shreedhar and Varghese, SIGCOMM 1995) over the logs of
 * cameras, counted in records. What a log delivers beyond its turn, because it had been fetched
 * already, it owes. Used by one thread.
 */
final class Turns {
    private final int turn;
    private final Map<String, Integer> left = new LinkedHashMap<>();

    /**
     * @param turn records of each log in a round, from 1
     */
    Turns(int turn) {
        this.turn = turn;
    }

    void add(Collection<String> logs) {
        logs.forEach(log -> left.putIfAbsent(log, turn));
    }

    /** A record of {@code log} has gone out. */
    void took(String log) {
        left.merge(log, turn - 1, (now, first) -> now - 1);
    }

    /** Whether {@code log} has to wait for the others. */
    boolean isOver(String log) {
        return left.getOrDefault(log, turn) <= 0;
    }

    boolean areAllOver() {
        return !left.isEmpty() && left.values().stream().allMatch(count -> count <= 0);
    }

    /** The next round; who owes records gets on with fewer. */
    void next() {
        left.replaceAll((log, count) -> Math.min(turn, count + turn));
    }

    /** Everybody has had all there was: nobody owes anything. */
    void clear() {
        left.replaceAll((log, count) -> turn);
    }

    List<String> over() {
        return left.keySet().stream().filter(this::isOver).toList();
    }
}
