package io.vigil.sinks.evidence;

import java.util.List;

/**
 * Where a track has been of late.
 *
 * @param id of the track
 * @param points oldest first; bottom-centres of its boxes
 */
public record Trail(long id, List<Point> points) {
    public Trail {
        points = List.copyOf(points);
    }

    /**
     * @param x pixels of the frame
     * @param y pixels of the frame
     * @param age 0 now, 1 where the trail ends
     */
    public record Point(double x, double y, double age) {}
}
