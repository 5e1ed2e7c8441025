package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Pixels and tracks of a few walkers in an invented hall. */
public final class TestScene {
    private TestScene() {}

    public static Mat picture(int width, int height, int frame) {
        Mat picture = new Mat(height, width, CV_8UC3, new Scalar(150, 160, 165, 0));
        rectangle(
                picture,
                new Point(0, 0),
                new Point(width, height / 3),
                new Scalar(190, 200, 205, 0),
                FILLED,
                LINE_AA,
                0);
        for (int i = 0; i < 8; i++) {
            rectangle(
                    picture,
                    new Point(i * width / 8 + width / 40, height / 8),
                    new Point(i * width / 8 + width / 10, height / 3),
                    new Scalar(120 + 10 * i, 110, 100 + 8 * (7 - i), 0),
                    FILLED,
                    LINE_AA,
                    0);
        }
        for (Track track : walkers(frame, 0, width, height)) {
            Box box = track.box();
            int r = (int) (box.width() / 4);
            rectangle(
                    picture,
                    new Point((int) box.left() + r / 2, (int) box.top() + 2 * r),
                    new Point((int) box.right() - r / 2, (int) box.bottom() - r),
                    new Scalar(60 + 20 * track.id(), 70, 140 - 10 * track.id(), 0),
                    FILLED,
                    LINE_AA,
                    0);
            circle(
                    picture,
                    new Point((int) box.centerX(), (int) box.top() + r),
                    r,
                    new Scalar(140, 170, 210, 0),
                    FILLED,
                    LINE_AA,
                    0);
        }
        return picture;
    }

    public static List<Track> walkers(int frame, long at, int width, int height) {
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double depth = 0.55 + 0.08 * i;
            double tall = height * 0.42 * depth;
            double speed = (i % 2 == 0 ? 1 : -1) * (2 + i) * width / 640.0;
            double x = Math.floorMod((long) (i * width / 5.0 + speed * frame), width);
            double feet = height * (0.45 + 0.09 * i);
            Box box = Box.ofSize(x - tall / 6, feet - tall, tall / 3, tall);
            tracks.add(
                    new Track(
                            "door",
                            0,
                            frame,
                            at,
                            i + 1,
                            box,
                            0.6 + 0.06 * i,
                            i == 5 ? "suitcase" : "person"));
        }
        return tracks;
    }
}
