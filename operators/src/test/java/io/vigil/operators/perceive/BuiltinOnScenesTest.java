package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.tracking.Detection;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthObject;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code builtin:auto} on the rendered scenes, against what truly is there, at an IoU of 0.5. */
class BuiltinOnScenesTest {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltinOnScenesTest.class);

    @ParameterizedTest
    @ValueSource(strings = {"door", "road", "care-room"})
    void autoSeesWhatIsVisible(String name) {
        Scene scene = Scenes.named(name, 3, 40);
        Renderer renderer = new Renderer(scene, 3);
        SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
        byte[] pixels = new byte[3 * scene.width() * scene.height()];
        int there = 0;
        int seen = 0;
        int said = 0;
        int right = 0;
        int named = 0;
        try (BuiltinAuto detector = new BuiltinAuto();
                Mat image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3)) {
            for (int i = 0; i < scene.frames(); i++) {
                renderer.render(i, pixels);
                image.data().put(pixels);
                Observation observation = memory.observe(image, scene.capturedAtMicros(i));
                DecodedFrame frame = new DecodedFrame(frame(scene, i, pixels, observation));
                List<Detection> detections = detector.detect(frame, List.of());
                frame.release();
                List<TruthObject> objects = scene.truth(i).objects();
                for (TruthObject object : objects) {
                    if (object.visibility() >= 0.5 && object.box().width() > 12) {
                        there++;
                        seen += detections.stream().anyMatch(d -> fits(d, object)) ? 1 : 0;
                    }
                }
                for (Detection detection : detections) {
                    said++;
                    right += objects.stream().anyMatch(o -> fits(detection, o)) ? 1 : 0;
                    named +=
                            objects.stream()
                                            .anyMatch(
                                                    o ->
                                                            fits(detection, o)
                                                                    && o.label()
                                                                            .equals(
                                                                                    detection
                                                                                            .label()))
                                    ? 1
                                    : 0;
                }
            }
        }
        double recall = seen / (double) there;
        double precision = right / (double) said;
        LOG.info("{}: recall {}, precision {}, rightly named {}", name, recall, precision, named);
        assertThat(recall).isGreaterThan(0.75);
        assertThat(precision).isGreaterThan(0.85);
        assertThat(named / (double) right).isGreaterThan(0.85);
    }

    private static boolean fits(Detection detection, TruthObject object) {
        return detection.box().iou(object.box()) >= 0.5;
    }

    private static Frame frame(Scene scene, int i, byte[] pixels, Observation seen) {
        return new Frame(
                scene.name(),
                0,
                i,
                scene.capturedAtMicros(i),
                scene.width(),
                scene.height(),
                FrameEncoding.BGR24,
                pixels.clone(),
                seen.regions(),
                seen.cameraMotion(),
                seen.statistics(),
                i + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }
}
