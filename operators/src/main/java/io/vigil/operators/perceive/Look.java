package io.vigil.operators.perceive;

import java.util.List;

/**
 * One frame to look at.
 *
 * @param earlier frames before it of the same epoch, oldest first
 */
public record Look(FrameView frame, List<FrameView> earlier) {
    public Look {
        earlier = List.copyOf(earlier);
    }
}
