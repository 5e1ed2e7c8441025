package io.vigil.tracking.vigil;

import io.vigil.tracking.Affine;
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

    private Affine scene = Affine.IDENTITY;
    private boolean still = true;
    private long now;
    private final Edges earlier = new Edges();

    /** As it was before the frame. */
    Tracklet tracklet;

    /** Where the track was last seen. */
    final Edges last = new Edges();

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

    /** Which way the track goes, if it is {@link #headed}. */
    final Heading heading = new Heading();

    /** Whether it was seen more than once. */
    boolean headed;

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
     * The pairs that follow are in this frame.
     *
     * @param toPixels from where sightings are kept to the frame's pixels
     */
    void frame(Affine toPixels, long capturedAtMicros) {
        scene = toPixels;
        still = toPixels.isIdentity();
        now = capturedAtMicros;
    }

    /**
     * The pairs that follow are this track's.
     *
     * @param overMicros the least time between the sightings that give its heading
     */
    void track(Candidates candidates, int i, long overMicros) {
        tracklet = candidates.tracklet(i);
        left = candidates.left(i);
        top = candidates.top(i);
        right = candidates.right(i);
        bottom = candidates.bottom(i);
        width = right - left;
        height = bottom - top;
        MotionFilter filter = candidates.filter(i);
        varianceX = filter.varianceX() / (width * width);
        varianceY = filter.varianceY() / (height * height);
        Sightings sightings = tracklet.sightings();
        seconds = (now - sightings.last().micros()) / MICROS;
        last.of(sightings.last().box(), scene, still);
        headed = sightings.count() > 1;
        if (headed) {
            earlier.of(sightings.earlier(overMicros).box(), scene, still);
            heading.of(earlier, last, width * height);
        }
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
