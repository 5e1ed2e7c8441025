package io.vigil.operators.assess.group;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings what comes from the logs of several cameras into one order, by (content time, camera,
 * place in the camera's log): a pure function over {@link MergeState}. What is released, and in
 * which order, depends on what the logs hold, and not on which of them came first.
 *
 * <p>A moment is released once every member's content time is past it, so that nothing can come any
 * more that goes before it. A member that is down moves its time on in its own log ({@code
 * SourceDown}, once a second); one that has ended is not waited for. A member that is stuck holds
 * the group, so that nothing is decided that might be wrong. In two cases arrival decides, and both
 * are counted: what comes of a member that had ended, and lies behind what was released without it,
 * is left out; and where more than {@code most} moments are held back the slowest member is passed
 * over.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GroupMerge {
    private final SortedSet<String> members;
    private final int most;

    /**
     * @param released in order
     */
    public record Step(MergeState state, List<Moment> released) {
        public Step {
            released = List.copyOf(released);
        }
    }

    /**
     * @param members cameras, at least one; what comes of others is passed over
     * @param most moments to hold back, at least 1
     */
    public GroupMerge(SortedSet<String> members, int most) {
        this.members = new TreeSet<>(members);
        this.most = most;
        if (members.isEmpty() || most < 1) {
            throw new IllegalArgumentException(
                    "Group needs at least one camera and room for at least one moment, but had %s and %d"
                            .formatted(members, most));
        }
    }

    /**
     * @param before what the previous step returned, or {@link MergeState#EMPTY}
     * @param moment the next of its camera's log
     */
    public Step step(MergeState before, Moment moment) {
        String camera = moment.camera();
        if (!members.contains(camera)) {
            return new Step(before, List.of());
        }
        boolean late = moment.clockMicros() < before.releasedMicros();
        SortedMap<String, Long> clocks = new TreeMap<>(before.clocks());
        boolean ended = moment.kind() == Moment.Kind.ENDED;
        clocks.put(camera, ended ? Long.MAX_VALUE : moment.clockMicros());
        SortedMap<String, List<Moment>> waiting = new TreeMap<>(before.waiting());
        if (!late) {
            List<Moment> own = new ArrayList<>(waiting.getOrDefault(camera, List.of()));
            own.add(moment);
            waiting.put(camera, own);
        }
        long until = Math.max(before.releasedMicros(), least(clocks));
        long forced = before.forced();
        List<Moment> released = release(waiting, until);
        if (count(waiting) > most) {
            forced++;
            until = Math.max(until, passing(clocks, until));
            released.addAll(release(waiting, until));
        }
        if (until == Long.MAX_VALUE) {
            // All have ended; one that comes back goes on after what there was.
            until = released.isEmpty() ? before.releasedMicros() : last(released);
        }
        MergeState state =
                new MergeState(clocks, waiting, until, before.late() + (late ? 1 : 0), forced);
        return new Step(state, released);
    }

    private long least(SortedMap<String, Long> clocks) {
        long least = Long.MAX_VALUE;
        for (String member : members) {
            least = Math.min(least, clocks.getOrDefault(member, Long.MIN_VALUE));
        }
        return least;
    }

    /** The least content time of those that are further than {@code stuckAt}. */
    private static long passing(SortedMap<String, Long> clocks, long stuckAt) {
        return clocks.values().stream()
                .filter(clock -> clock > stuckAt)
                .min(Long::compare)
                .orElse(stuckAt);
    }

    private static long last(List<Moment> released) {
        return released.get(released.size() - 1).clockMicros();
    }

    private static int count(SortedMap<String, List<Moment>> waiting) {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    /** Takes out what lies before {@code until}, in order. */
    private static List<Moment> release(SortedMap<String, List<Moment>> waiting, long until) {
        List<Moment> released = new ArrayList<>();
        while (true) {
            String first = null;
            long at = until;
            for (var own : waiting.entrySet()) {
                long head = own.getValue().get(0).clockMicros();
                // Of the same time the first camera goes first.
                if (head < at) {
                    first = own.getKey();
                    at = head;
                }
            }
            if (first == null) {
                return released;
            }
            List<Moment> own = waiting.get(first);
            released.add(own.get(0));
            if (own.size() == 1) {
                waiting.remove(first);
            } else {
                waiting.put(first, own.subList(1, own.size()));
            }
        }
    }
}
