package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import io.vigil.tracking.evaluation.Scores;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.TruthObject;
import io.vigil.tracking.simulation.Waypoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room in which somebody comes in, waits for most of two minutes and goes, while another passes
 * once: rendered, its movement measured from the pixels, watched by a detector whose boxes tremble.
 */
class QuietSceneTest {
    private static final Logger LOG = LoggerFactory.getLogger(QuietSceneTest.class);
    private static final double SECONDS = 120;
    private static final double PIXEL_NOISE = 1.5;
    private static final Attention GATED = Attention.FULL.withRefresh(Duration.ofSeconds(1));

    private static Scene scene;
    private static List<Frame> film;

    @BeforeAll
    static void film() {
        scene =
                Scene.seeded("waiting-room", 11, SECONDS)
                        .person(
                                180,
                                new Waypoint(4, -50, 300),
                                new Waypoint(6, 200, 310),
                                new Waypoint(112, 200, 310),
                                new Waypoint(114, -60, 300))
                        .person(
                                170,
                                new Waypoint(60, 700, 340),
                                new Waypoint(62, 430, 335),
                                new Waypoint(64, 700, 340))
                        .build();
        film = new ArrayList<>();
        SceneMemory memory = new SceneMemory(new MemoryConfig(false, false));
        Renderer renderer = new Renderer(scene, 1);
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        try (Mat image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3)) {
            for (int i = 0; i < scene.frames(); i++) {
                renderer.render(i, bgr);
                image.data().put(bgr);
                film.add(frame(i, memory.observe(image, scene.capturedAtMicros(i)).statistics()));
            }
        }
    }

    /** Nobody here asks for its pixels again. */
    private static Frame frame(int i, ImageStatistics statistics) {
        return new Frame(
                "room",
                0,
                i,
                scene.capturedAtMicros(i),
                scene.width(),
                scene.height(),
                FrameEncoding.BGR24,
                new byte[0],
                List.of(),
                CameraMotion.NONE,
                statistics,
                i + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    @Test
    void aFifthOfTheLooksLosesNoTrack() {
        Watch full = watched(Attention.FULL, 0);
        Watch gated = watched(GATED, 0);
        Scores fully = scores(full);
        Scores sparingly = scores(gated);
        LOG.info(
                "quiet room: {} looks, gated {}; IDF1 {}, gated {}; tracks {}, gated {}",
                full.looks(),
                gated.looks(),
                fully.idf1(),
                sparingly.idf1(),
                full.tracks(),
                gated.tracks());
        assertThat(gated.looks() * 5).isLessThanOrEqualTo(full.looks());
        assertThat(full.tracks()).isEqualTo(2);
        assertThat(gated.tracks()).isEqualTo(2);
        assertThat(sparingly.idf1()).isGreaterThan(fully.idf1() - 1);
    }

    /** A miss stands until the next look, where a detector asked each time might see. */
    @Test
    void halfASecondOfStandingMissesIsBridgedByTheTracker() {
        double fully = 0;
        double sparingly = 0;
        for (int seed = 1; seed <= 5; seed++) {
            Watch full = watched(Attention.FULL, seed);
            Watch gated = watched(GATED.withRefresh(Duration.ofMillis(500)), seed);
            LOG.info(
                    "one in ten missed: IDF1 {}, gated {}; tracks {}, gated {}",
                    scores(full).idf1(),
                    scores(gated).idf1(),
                    full.tracks(),
                    gated.tracks());
            fully += scores(full).idf1() / 5;
            sparingly += scores(gated).idf1() / 5;
        }
        assertThat(sparingly).isGreaterThan(fully - 1);
    }

    private static Watch watched(Attention attention, int missesSeed) {
        List<FrameDetections> seen =
                scene.observed(
                        "room",
                        PIXEL_NOISE,
                        missesSeed == 0 ? 0 : 0.1,
                        missesSeed == 0 ? 1 : missesSeed);
        Watch watch =
                new Watch(
                        attention, frame -> seen.get((int) frame.frame().sequence()).detections());
        film.forEach(watch::see);
        return watch;
    }

    private static Scores scores(Watch watch) {
        List<MotRow> truth = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            for (TruthObject object : scene.truth(i).objects()) {
                int counts = object.visibility() > 0.3 ? 1 : 0;
                truth.add(
                        new MotRow(
                                i + 1, object.id(), object.box(), counts, 1, object.visibility()));
            }
        }
        return Evaluation.evaluate(truth, watch.followed(), Options.PLAIN);
    }
}
