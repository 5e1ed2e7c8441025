package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import io.vigil.sinks.Palette;
import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.Track;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Draws what was seen onto a picture: boxes, ids, classes and attributes, skeletons, fading trails,
 * a caption. Sizes follow the picture's, so that it reads the same at 360 and at 1080 rows. Not for
 * many threads.
 */
public final class Annotator implements AutoCloseable {
    /** Trails are drawn in this many steps of fading. */
    private static final int FADES = 4;

    private static final int NEUTRAL = 0x9AA4AE;

    private final Lettering lettering = new Lettering();

    /**
     * @param picture 8-bit BGR, drawn onto
     * @param tracks in pixels of the picture; may reach beyond it
     * @param trails in pixels of the picture; may be empty
     */
    public void draw(Mat picture, List<Track> tracks, List<Trail> trails) {
        try (PointerScope scope = new PointerScope()) {
            assert scope != null;
            int thickness = Math.max(1, (int) Math.round(unit(picture) / 9.0));
            trails.forEach(trail -> drawTrail(picture, trail, thickness));
            for (Track track : tracks) {
                drawBox(picture, track, thickness);
                drawSkeleton(picture, track, thickness);
            }
            List<Box> taken = new ArrayList<>();
            for (Track track : tracks) {
                drawLabel(picture, track, taken);
            }
        }
    }

    /** A line of text at the picture's top-left corner. */
    public void caption(Mat picture, String text) {
        try (PointerScope scope = new PointerScope()) {
            assert scope != null;
            Mat plate = lettering.plate(text, NEUTRAL, unit(picture) * 5 / 4);
            put(picture, plate, unit(picture) / 2, unit(picture) / 2);
        }
    }

    /** Height of a label in pixels: what a reader needs, on a small picture too. */
    private static int unit(Mat picture) {
        return Math.max(14, (int) Math.round(Math.min(picture.rows(), picture.cols()) / 36.0));
    }

    private static void drawBox(Mat picture, Track track, int thickness) {
        Box box = track.box();
        Point from = new Point(pixel(box.left()), pixel(box.top()));
        Point to = new Point(pixel(box.right()), pixel(box.bottom()));
        // A dark edge below keeps the colour visible on any background.
        rectangle(picture, from, to, Lettering.bgr(0x16181C), thickness + 2, LINE_8, 0);
        Scalar colour = Lettering.bgr(Palette.rgb(track.id()));
        rectangle(picture, from, to, colour, thickness, LINE_8, 0);
    }

    /** Thinner than the box. */
    private static void drawSkeleton(Mat picture, Track track, int thickness) {
        Skeleton skeleton = Skeleton.of(track.keypoints());
        Scalar colour = Lettering.bgr(Palette.rgb(track.id()));
        int thin = Math.max(1, thickness / 2);
        for (Skeleton.Bone bone : skeleton.bones()) {
            line(picture, point(bone.from()), point(bone.to()), colour, thin, LINE_AA, 0);
        }
        for (Keypoint seen : skeleton.points()) {
            circle(picture, point(seen), thin, colour, FILLED, LINE_AA, 0);
        }
    }

    private static Point point(Keypoint keypoint) {
        return new Point(pixel(keypoint.x()), pixel(keypoint.y()));
    }

    private void drawLabel(Mat picture, Track track, List<Box> taken) {
        Mat plate = lettering.plate(Naming.of(track), Palette.rgb(track.id()), unit(picture));
        Box box = track.box();
        double[] tops = {box.top() - plate.rows() - 1, box.bottom() + 1, box.top() + 1};
        Box best = null;
        for (double top : tops) {
            double left = clamp(box.left() - 1, picture.cols() - plate.cols());
            Box place =
                    Box.ofSize(
                            left,
                            clamp(top, picture.rows() - plate.rows()),
                            plate.cols(),
                            plate.rows());
            boolean free = taken.stream().allMatch(other -> other.overlap(place) == 0);
            if (best == null || free) {
                best = place;
            }
            if (free) {
                break;
            }
        }
        taken.add(best);
        put(picture, plate, (int) best.left(), (int) best.top());
    }

    private static void drawTrail(Mat picture, Trail trail, int thickness) {
        List<Trail.Point> points = thinned(trail.points(), 2.0 * thickness);
        Scalar colour = Lettering.bgr(Palette.rgb(trail.id()));
        int end = 1;
        for (int fade = FADES - 1; fade >= 0; fade--) {
            int start = end;
            while (end < points.size() && fade(points.get(end)) >= fade) {
                end++;
            }
            if (end > start) {
                double weight = (FADES - fade) / (double) FADES;
                drawStretch(picture, points.subList(start - 1, end), colour, thickness, weight);
            }
        }
    }

    /** A line through the points, blended in by its weight; only its surroundings are touched. */
    private static void drawStretch(
            Mat picture, List<Trail.Point> points, Scalar colour, int thickness, double weight) {
        int margin = thickness + 3;
        int left = picture.cols();
        int top = picture.rows();
        int right = 0;
        int bottom = 0;
        for (Trail.Point point : points) {
            left = Math.min(left, pixel(point.x()) - margin);
            top = Math.min(top, pixel(point.y()) - margin);
            right = Math.max(right, pixel(point.x()) + margin);
            bottom = Math.max(bottom, pixel(point.y()) + margin);
        }
        int x = Math.max(0, left);
        int y = Math.max(0, top);
        int width = Math.min(right, picture.cols()) - x;
        int height = Math.min(bottom, picture.rows()) - y;
        if (width < 1 || height < 1) {
            return;
        }
        Mat area = new Mat(picture, new Rect(x, y, width, height));
        Mat overlay = area.clone();
        for (int i = 1; i < points.size(); i++) {
            Trail.Point a = points.get(i - 1);
            Trail.Point b = points.get(i);
            Point from = new Point(pixel(a.x()) - x, pixel(a.y()) - y);
            Point to = new Point(pixel(b.x()) - x, pixel(b.y()) - y);
            line(overlay, from, to, colour, thickness + 1, LINE_AA, 0);
        }
        addWeighted(overlay, weight, area, 1 - weight, 0, area);
    }

    private static int fade(Trail.Point point) {
        return Math.min(FADES - 1, (int) (point.age() * FADES));
    }

    /** Without the points that are closer to the one before than anybody could see. */
    private static List<Trail.Point> thinned(List<Trail.Point> points, double least) {
        List<Trail.Point> kept = new ArrayList<>();
        for (Trail.Point point : points) {
            Trail.Point last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null || Math.hypot(point.x() - last.x(), point.y() - last.y()) >= least) {
                kept.add(point);
            }
        }
        return kept;
    }

    /** The part of the plate that lies within the picture. */
    private static void put(Mat picture, Mat plate, int x, int y) {
        int width = Math.min(plate.cols(), picture.cols() - x);
        int height = Math.min(plate.rows(), picture.rows() - y);
        if (x >= 0 && y >= 0 && width > 0 && height > 0) {
            Mat source = new Mat(plate, new Rect(0, 0, width, height));
            source.copyTo(new Mat(picture, new Rect(x, y, width, height)));
        }
    }

    private static double clamp(double value, int most) {
        return Math.max(0, Math.min(value, most));
    }

    /** OpenCV's pixel 0 covers 0 to 1; far outside is clipped before it overflows. */
    private static int pixel(double coordinate) {
        return (int) Math.max(-20_000, Math.min(20_000, Math.floor(coordinate)));
    }

    @Override
    public void close() {
        lettering.close();
    }
}
