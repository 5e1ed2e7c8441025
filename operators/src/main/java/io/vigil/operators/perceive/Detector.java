package io.vigil.operators.perceive;

import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds objects in a frame. Its answer is a function of the frame and of at most {@link #history}
 * earlier frames of the same epoch, never of what it was asked before. Used by one thread at a
 * time.
 */
public interface Detector extends AutoCloseable {
    /** The classes that it tells apart. */
    List<String> labels();

    /** How many earlier frames it looks at, 0 to 16. */
    int history();

    /**
     * @param frame the frame to look at; it decodes its pixels only when asked for them
     * @param earlier up to {@link #history} frames before it of the same epoch, oldest first
     * @return boxes in pixels of the frame, in an order that depends on the frames alone
     */
    List<Detection> detect(FrameView frame, List<FrameView> earlier);

    /** How many frames it is best given at once; 1 where each costs the same by itself. */
    default int batch() {
        return 1;
    }

    /**
     * Looks at several frames, of one camera or of many.
     *
     * @return one for each look, in their order, the same as if it were asked alone; what is wrong
     *     with one frame is said of it alone
     */
    default List<Answer> detectAll(List<Look> looks) {
        List<Answer> answers = new ArrayList<>(looks.size());
        for (Look look : looks) {
            answers.add(Answer.of(() -> detect(look.frame(), look.earlier())));
        }
        return answers;
    }

    @Override
    void close();
}
