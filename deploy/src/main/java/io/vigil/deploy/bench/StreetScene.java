package io.vigil.deploy.bench;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.operators.perceive.Looked;
import io.vigil.operators.perceive.Looking;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A rendered street, 10 frames a second, in which always as many objects are detected: those that
 * are there, and where they are too few, places between them.
 */
final class StreetScene implements AutoCloseable {
    /** Frames before the first one that is looked at. */
    static final int PAST = 8;

    private static final int FRAMES_PER_SECOND = 10;

    /** Kept as pictures; the scene starts anew after them. */
    private static final int DISTINCT = 60;

    private final int frames;
    private final int height;
    private final int width;
    private final List<Picture> pictures = new ArrayList<>();
    private final List<List<Detection>> detections = new ArrayList<>();

    StreetScene(int width, int objects, int frames) {
        this.frames = frames;
        this.width = width;
        Scene scene = Scenes.street(1, 20);
        Renderer renderer = new Renderer(scene, 1);
        height = scene.height() * width / scene.width();
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        int step = (int) Math.round(scene.framesPerSecond() / FRAMES_PER_SECOND);
        try (Mat image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3);
                Size size = new Size(width, height)) {
            for (int i = 0; i < Math.min(DISTINCT, scene.frames() / step); i++) {
                renderer.render(i * step, bgr);
                image.data().put(bgr);
                Mat scaled = new Mat();
                opencv_imgproc.resize(image, scaled, size);
                pictures.add(new Picture("bench", i, 0, scaled));
                detections.add(
                        detections(
                                scene.truth(i * step).objects(),
                                (double) width / scene.width(),
                                objects));
            }
        }
    }

    private List<Detection> detections(List<TruthObject> truth, double scale, int objects) {
        List<Detection> all = new ArrayList<>();
        for (int i = 0; all.size() < objects; i++) {
            Box box = truth.isEmpty() ? new Box(0, 0, 30, 80) : truth.get(i % truth.size()).box();
            int round = i / Math.max(1, truth.size());
            double shift = width * 0.09 * round;
            double boxWidth = (box.right() - box.left()) * scale;
            double left = Math.floorMod((long) (box.left() * scale + shift), width - 60) + 10.0;
            double right = Math.min(width - 5.0, left + boxWidth);
            double top = Math.max(5, box.top() * scale);
            double bottom = Math.min(height - 5.0, Math.max(top + 12, box.bottom() * scale));
            all.add(new Detection(new Box(left, top, right, bottom), 0.9, "person"));
        }
        return all;
    }

    int frames() {
        return frames;
    }

    long micros(int frame) {
        return 1_000_000L * frame / FRAMES_PER_SECOND;
    }

    /** From {@link #PAST} on. */
    List<Looked> look(int frame, Looking looking) {
        List<Picture> earlier = new ArrayList<>();
        for (int i = frame - PAST; i < frame; i++) {
            earlier.add(picture(i));
        }
        return looking.look(
                picture(frame), earlier, detections.get(frame % detections.size()), List.of());
    }

    private Picture picture(int frame) {
        Picture picture = pictures.get(frame % pictures.size());
        return new Picture(picture.camera(), frame, micros(frame), picture.bgr());
    }

    /** As large as that of a camera. */
    Normality normality(List<Glance> normal) {
        return Normality.of(Kinematics.of(width, height, normal, 1), normal, Normality.DEFAULT);
    }

    @Override
    public void close() {
        pictures.forEach(picture -> picture.bgr().close());
    }
}
