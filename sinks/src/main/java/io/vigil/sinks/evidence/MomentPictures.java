package io.vigil.sinks.evidence;

import io.vigil.tracking.Track;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Small pictures of single moments with those marked who matter in them. Not for many threads. */
public final class MomentPictures implements AutoCloseable {
    private static final int LONGEST_SIDE = 360;
    private static final int QUALITY = 80;

    private final Annotator annotator = new Annotator();

    /**
     * @param picture 8-bit BGR, left as it is
     * @param marked in pixels of the picture
     * @return a JPEG of at most 360 pixels on its longer side
     */
    public Highlights.Sample of(Mat picture, long capturedAtMicros, List<Track> marked) {
        try (Mat small = Pictures.shrunk(picture, LONGEST_SIDE)) {
            // It borrows the picture, which is closed here alone.
            Placement placement = Placement.onto(small, picture.cols());
            annotator.draw(small, placement.tracks(marked), List.of());
            return new Highlights.Sample(
                    capturedAtMicros,
                    marked.size(),
                    Pictures.toJpeg(small, QUALITY),
                    small.cols(),
                    small.rows());
        }
    }

    @Override
    public void close() {
        annotator.close();
    }
}
