package io.vigil.operators.perceive;

import io.vigil.tracking.Detection;
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

    @Override
    void close();
}
