package io.vigil.operators.perceive;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.tracking.Affine;
import io.vigil.tracking.simulation.CameraPath;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Rendered scenes as ingest's memory sees them. */
final class Film {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    /** What happens to an image between the lens and the file. */
    interface Spoiling {
        Spoiling NONE = (frame, bgr) -> {};

        void spoil(int frame, byte[] bgr);
    }

    private Film() {}

    static Scene of(Scene scene, CameraPath path) {
        return scene.filmed(path, WIDTH, HEIGHT, 0);
    }

    /** The camera's motion into each frame, from its pixels. */
    static List<Affine> motion(Scene scene, MemoryConfig config, Spoiling spoiling) {
        SceneMemory memory = new SceneMemory(config);
        Renderer renderer = new Renderer(scene, 1);
        byte[] bgr = new byte[3 * WIDTH * HEIGHT];
        List<Affine> motion = new ArrayList<>();
        try (Mat image = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3)) {
            for (int i = 0; i < scene.frames(); i++) {
                renderer.render(i, bgr);
                spoiling.spoil(i, bgr);
                image.data().put(bgr);
                motion.add(affine(memory.observe(image, scene.capturedAtMicros(i)).cameraMotion()));
            }
        }
        return motion;
    }

    private static Affine affine(CameraMotion m) {
        return new Affine(m.a11(), m.a12(), m.tx(), m.a21(), m.a22(), m.ty());
    }

    /** By how many pixels two motions differ, in that corner of the image where they do most. */
    static double error(Affine one, Affine other) {
        double greatest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 * (double) WIDTH;
            double y = (corner >> 1) * (double) HEIGHT;
            double dx = one.x(x, y) - other.x(x, y);
            double dy = one.y(x, y) - other.y(x, y);
            greatest = Math.max(greatest, Math.hypot(dx, dy));
        }
        return greatest;
    }
}
