package io.vigil.ingest;

/**
 * A patch of foreground that is taken for one object, in pixels of the frame.
 *
 * @param fill share of the rectangle that is foreground, in (0, 1]
 * @param stillMicros for how long nothing has moved in it, in microseconds of capture time; 0 while
 *     it moves
 * @param certainty how sure the scene's memory is that this is exactly one whole object, in [0, 1];
 *     0.5 where it cannot tell
 */
public record Region(
        int left, int top, int right, int bottom, double fill, long stillMicros, double certainty) {
    public Region {
        if (left < 0 || top < 0 || left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "Region needs 0 <= left < right and 0 <= top < bottom, but was [%d, %d, %d, %d]"
                            .formatted(left, top, right, bottom));
        }
    }

    /** A region of which it is not known whether it is one object. */
    public Region(int left, int top, int right, int bottom, double fill, long stillMicros) {
        this(left, top, right, bottom, fill, stillMicros, 0.5);
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }
}
