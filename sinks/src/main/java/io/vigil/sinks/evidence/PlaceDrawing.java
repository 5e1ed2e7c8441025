package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.arrowedLine;
import static org.bytedeco.opencv.global.opencv_imgproc.line;

import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Draws lines, each with an arrow to where "in" is, and the edges of zones onto a picture. Not for
 * many threads.
 */
final class PlaceDrawing {
    private static final int LINE = 0xFFD23F;
    private static final int ZONE = 0xE8ECF0;
    private static final int EDGE = 0x16181C;

    private PlaceDrawing() {}

    /**
     * @param picture 8-bit BGR, drawn onto
     */
    static void draw(Mat picture, SpatialConfig places) {
        try (PointerScope scope = new PointerScope()) {
            assert scope != null;
            int thickness = Math.max(1, Math.min(picture.rows(), picture.cols()) / 240);
            for (Zone zone : places.zones()) {
                List<io.vigil.tracking.spatial.Point> corners = zone.corners();
                for (int i = 0; i < corners.size(); i++) {
                    Point from = at(picture, corners.get(i));
                    Point to = at(picture, corners.get((i + 1) % corners.size()));
                    stroke(picture, from, to, ZONE, thickness);
                }
            }
            for (Line each : places.lines()) {
                Point from = at(picture, each.start());
                Point to = at(picture, each.end());
                stroke(picture, from, to, LINE, 2 * thickness);
                arrow(picture, from, to, thickness);
            }
        }
    }

    /** From the middle to the left of the way from start to end, as it is seen. */
    private static void arrow(Mat picture, Point from, Point to, int thickness) {
        double alongX = to.x() - from.x();
        double alongY = to.y() - from.y();
        double length = Math.max(1, Math.sqrt(alongX * alongX + alongY * alongY));
        double reach = Math.min(picture.rows(), picture.cols()) / 14.0;
        int middleX = (from.x() + to.x()) / 2;
        int middleY = (from.y() + to.y()) / 2;
        Point tip =
                new Point(
                        (int) Math.round(middleX + reach * alongY / length),
                        (int) Math.round(middleY - reach * alongX / length));
        Point middle = new Point(middleX, middleY);
        arrowedLine(picture, middle, tip, Lettering.bgr(EDGE), 2 * thickness + 2, LINE_AA, 0, 0.35);
        arrowedLine(picture, middle, tip, Lettering.bgr(LINE), 2 * thickness, LINE_AA, 0, 0.35);
    }

    private static void stroke(Mat picture, Point from, Point to, int rgb, int thickness) {
        Scalar edge = Lettering.bgr(EDGE);
        line(picture, from, to, edge, thickness + 2, LINE_AA, 0);
        line(picture, from, to, Lettering.bgr(rgb), thickness, LINE_AA, 0);
    }

    private static Point at(Mat picture, io.vigil.tracking.spatial.Point point) {
        return new Point(
                (int) Math.round(point.x() * picture.cols()),
                (int) Math.round(point.y() * picture.rows()));
    }
}
