package io.vigil.deploy.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Joins a camera's frames with what was said of them, both in the order of the frames. A frame
 * leaves when something was said of a later one, since nothing more can then be said of it.
 *
 * @param <F> a frame
 * @param <S> something said of a frame
 */
final class FrameJoin<F, S> {
    private record Pending<F>(FrameName name, F frame, long bytes) {}

    private final BiConsumer<F, List<S>> out;
    private final Deque<Pending<F>> frames = new ArrayDeque<>();
    private final TreeMap<FrameName, List<S>> said = new TreeMap<>();
    private FrameName decided = new FrameName(Long.MIN_VALUE, Long.MIN_VALUE);
    private long pendingBytes;

    /**
     * @param out gets each frame once, in order, with all that was said of it
     */
    FrameJoin(BiConsumer<F, List<S>> out) {
        this.out = out;
    }

    void frame(FrameName name, F frame, long bytes) {
        frames.add(new Pending<>(name, frame, bytes));
        pendingBytes += bytes;
        release();
    }

    void say(FrameName name, S something) {
        said.computeIfAbsent(name, n -> new ArrayList<>()).add(something);
        decideBefore(name);
    }

    /** All frames before {@code name} have been spoken of. */
    void decideBefore(FrameName name) {
        if (name.compareTo(decided) > 0) {
            decided = name;
            release();
        }
    }

    /** Bytes of the frames that wait. */
    long pendingBytes() {
        return pendingBytes;
    }

    private void release() {
        while (!frames.isEmpty() && frames.peek().name().compareTo(decided) < 0) {
            Pending<F> next = frames.poll();
            pendingBytes -= next.bytes();
            List<S> about = said.remove(next.name());
            said.headMap(next.name()).clear(); // said of frames that are gone from the log
            out.accept(next.frame(), about == null ? List.of() : about);
        }
    }
}
