package io.vigil.operators.perceive;

import io.vigil.tracking.Detection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a detector makes of one of several frames. */
public sealed interface Answer {
    /** Its detections. */
    record Found(List<Detection> detections) implements Answer {
        public Found {
            detections = List.copyOf(detections);
        }
    }

    /** Why there are none. */
    record Failed(RuntimeException failure) implements Answer {}

    /** What {@code detect} returns or throws. */
    static Answer of(Supplier<List<Detection>> detect) {
        try {
            return new Found(detect.get());
        } catch (RuntimeException failure) {
            return new Failed(failure);
        }
    }

    /** The same with something done to the detections, where there are any to do it to. */
    default Answer then(UnaryOperator<List<Detection>> next) {
        return this instanceof Found found ? of(() -> next.apply(found.detections())) : this;
    }

    /**
     * @throws RuntimeException why there are none
     */
    default List<Detection> get() {
        if (this instanceof Failed failed) {
            throw failed.failure();
        }
        return ((Found) this).detections();
    }
}
