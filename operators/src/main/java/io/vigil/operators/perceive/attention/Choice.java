package io.vigil.operators.perceive.attention;

/** What to do about a frame. */
public sealed interface Choice {
    /** Nothing is known of it: the detector is to look at it. */
    record Look() implements Choice {}

    /**
     * Nothing has moved since an earlier frame that was looked at: the answer is the same.
     *
     * @param sequence of that frame, of the same epoch
     */
    record Repeat(long sequence) implements Choice {}

    /** It is left out: more was not asked for. */
    record Leave() implements Choice {}

    Choice LOOK = new Look();
    Choice LEAVE = new Leave();
}
