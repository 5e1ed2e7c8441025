package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;

import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Small pictures of single moments with those marked who matter in them. Not for many threads. */
public final class MomentPictures implements AutoCloseable {
    private static final int LONGEST_SIDE = 360;
    private static final int QUALITY = 85;

    /** Of the colour over the cell that is most wrong. */
    private static final double MOST = 0.6;

    /** Less is not shown. */
    private static final double LEAST = 0.15;

    private static final int RED = 0xE5352B;

    /** Radius of a ring as a share of the picture's width. */
    private static final double RING = 0.1;

    private final Annotator annotator = new Annotator();

    /**
     * A small picture that nothing is drawn onto yet.
     *
     * @param frameWidth width in pixels of the frame that it is of
     */
    public record Plain(byte[] jpeg, long capturedAtMicros, int frameWidth) {}

    /**
     * Where an object is unusual.
     *
     * @param box of the object in pixels of the frame
     */
    public record Heat(Box box, ErrorMap map) {}

    /**
     * Where something is that no track lies over.
     *
     * @param x share of the image's width, 0 to 1
     * @param y share of its height
     */
    public record Spot(double x, double y) {}

    /**
     * @param picture 8-bit BGR, left as it is
     */
    public static Plain plain(Mat picture, long capturedAtMicros) {
        try (Mat small = Pictures.shrunk(picture, LONGEST_SIDE)) {
            return new Plain(Pictures.toJpeg(small, QUALITY), capturedAtMicros, picture.cols());
        }
    }

    /**
     * @param marked in pixels of the frame
     * @param heats to be drawn below the marks
     * @param spots to be ringed
     * @return a JPEG of at most 360 pixels on its longer side
     */
    public Highlights.Sample drawn(
            Plain plain, List<Track> marked, List<Heat> heats, List<Spot> spots) {
        try (Mat picture = Pictures.fromJpeg(plain.jpeg())) {
            // It borrows the picture, which is closed here alone.
            Placement placement = Placement.onto(picture, plain.frameWidth());
            double scale = picture.cols() / (double) plain.frameWidth();
            heats.stream()
                    .filter(heat -> heat.map().isKnown())
                    .forEach(heat -> draw(picture, heat, scale));
            annotator.draw(picture, placement.tracks(marked), List.of());
            spots.forEach(spot -> ring(picture, spot));
            return new Highlights.Sample(
                    plain.capturedAtMicros(),
                    marked.size() + spots.size(),
                    Pictures.toJpeg(picture, QUALITY),
                    picture.cols(),
                    picture.rows());
        }
    }

    /** Around whoever lies with the bottom there. */
    private static void ring(Mat picture, Spot spot) {
        int radius = (int) Math.round(RING * picture.cols());
        try (Point centre =
                        new Point(
                                (int) Math.round(spot.x() * picture.cols()),
                                (int)
                                        Math.min(
                                                Math.round(spot.y() * picture.rows()) - radius / 2,
                                                picture.rows() - radius));
                Scalar dark = Lettering.bgr(0x101010);
                Scalar red = Lettering.bgr(RED)) {
            circle(picture, centre, radius, dark, 4, LINE_AA, 0);
            circle(picture, centre, radius, red, 2, LINE_AA, 0);
        }
    }

    private static void draw(Mat picture, Heat heat, double scale) {
        Box square = CropPlan.square(heat.box());
        double cell = square.width() * scale / ErrorMap.SIDE;
        for (int row = 0; row < ErrorMap.SIDE; row++) {
            for (int column = 0; column < ErrorMap.SIDE; column++) {
                double level = heat.map().level(column, row);
                if (level >= LEAST) {
                    double left = square.left() * scale + column * cell;
                    double top = square.top() * scale + row * cell;
                    blend(picture, left, top, cell, MOST * level);
                }
            }
        }
    }

    /** What lies beyond the picture is left out. */
    private static void blend(Mat picture, double left, double top, double cell, double weight) {
        int x = (int) Math.max(0, Math.round(left));
        int y = (int) Math.max(0, Math.round(top));
        int right = (int) Math.min(picture.cols(), Math.round(left + cell));
        int bottom = (int) Math.min(picture.rows(), Math.round(top + cell));
        if (right <= x || bottom <= y) {
            return;
        }
        try (Rect place = new Rect(x, y, right - x, bottom - y);
                Mat area = new Mat(picture, place);
                Scalar red = Lettering.bgr(RED);
                Mat colour = new Mat(area.rows(), area.cols(), area.type(), red)) {
            addWeighted(colour, weight, area, 1 - weight, 0, area);
        }
    }

    @Override
    public void close() {
        annotator.close();
    }
}
