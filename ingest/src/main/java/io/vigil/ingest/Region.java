package io.vigil.ingest;

/**
 * A connected patch of foreground, in pixels of the frame.
 *
 * @param fill share of the rectangle that is foreground, in (0, 1]
 * @param stillMicros for how long nothing has moved in it, in microseconds of capture time; 0 while
 *     it moves
 */
public record Region(int left, int top, int right, int bottom, double fill, long stillMicros) {
    public Region {
        if (left < 0 || top < 0 || left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "Region needs 0 <= left < right and 0 <= top < bottom, but was [%d, %d, %d, %d]"
                            .formatted(left, top, right, bottom));
        }
    }
}
