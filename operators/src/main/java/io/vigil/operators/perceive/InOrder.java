package io.vigil.operators.perceive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Results that are worked on side by side and come out in the order in which they went in. Used by
 * one thread; the work itself is done by others.
 */
final class InOrder<T> {
    private final int capacity;
    private final Consumer<T> out;
    private final Deque<CompletableFuture<T>> underWay = new ArrayDeque<>();

    /**
     * @param capacity how many may be under way
     * @param out called on the thread that calls this object
     */
    InOrder(int capacity, Consumer<T> out) {
        this.capacity = capacity;
        this.out = out;
    }

    /** Waits for the oldest where all places are taken, then emits all that is ready. */
    void add(CompletableFuture<T> work) throws ExecutionException, InterruptedException {
        underWay.addLast(work);
        while (underWay.size() > capacity) {
            emitOldest();
        }
        emitReady();
    }

    /** Emits what is ready, without waiting. */
    void emitReady() throws ExecutionException, InterruptedException {
        while (!underWay.isEmpty() && underWay.getFirst().isDone()) {
            emitOldest();
        }
    }

    /** Waits for all. */
    void drain() throws ExecutionException, InterruptedException {
        while (!underWay.isEmpty()) {
            emitOldest();
        }
    }

    private void emitOldest() throws ExecutionException, InterruptedException {
        T result = underWay.getFirst().get();
        underWay.removeFirst();
        out.accept(result);
    }
}
