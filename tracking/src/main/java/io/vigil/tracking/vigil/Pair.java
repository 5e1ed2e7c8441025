package io.vigil.tracking.vigil;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Sightings;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.motion.MotionFilter;

/**
 * A track and a detection that may be the same object, laid out for the cues. Filled again for the
 * next pair. Not safe for use by several threads.
 */
final class Pair {
    private static final double MICROS = 1e6;

    /** As it was before the frame, but with its sightings in pixels of this one. */
    Tracklet tracklet;

    /** Its own. */
    Sightings sightings;

    /** Where the track is expected, in pixels. */
    double left;

    double top;
    double right;
    double bottom;
    double width;
    double height;

    /** Of the expected centre, in squares of the width and of the height. */
    double varianceX;

    double varianceY;

    /** Since the track was last seen. */
    double seconds;

    /** Which way the track goes. */
    final Heading heading = new Heading();

    Detection detection;

    /** Of the detection, in pixels. */
    double itsLeft;

    double itsTop;
    double itsRight;
    double itsBottom;
    double itsScore;

    /** Intersection over union of the detection with where the track is expected; above 0. */
    double iou;

    /** From where the track is expected to the detection, in widths and in heights. */
    double dx;

    double dy;

    /**
     * The pairs that follow are this track's.
     *
     * @param now capture time of the frame
     * @param overMicros the least time between the sightings that give its heading
     */
    void track(Candidates candidates, int i, long now, long overMicros) {
        tracklet = candidates.tracklet(i);
        sightings = tracklet.sightings();
        left = candidates.left(i);
        top = candidates.top(i);
        right = candidates.right(i);
        bottom = candidates.bottom(i);
        width = right - left;
        height = bottom - top;
        MotionFilter filter = candidates.filter(i);
        varianceX = filter.varianceX() / (width * width);
        varianceY = filter.varianceY() / (height * height);
        seconds = (now - sightings.last().micros()) / MICROS;
        heading.of(sightings, overMicros, width * height);
    }

    /**
     * The pair is that of the track and this detection.
     *
     * @param overlap intersection over union, above 0
     */
    void with(Detection other, double overlap) {
        detection = other;
        Box box = other.box();
        itsLeft = box.left();
        itsTop = box.top();
        itsRight = box.right();
        itsBottom = box.bottom();
        itsScore = other.score();
        iou = overlap;
        dx = (itsLeft + itsRight - left - right) / (2 * width);
        dy = (itsTop + itsBottom - top - bottom) / (2 * height);
    }
}
