package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.appearance.Appearance;
import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;
import io.vigil.tracking.motion.MotionNoise;
import io.vigil.tracking.simulation.Scenes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a tracker remembers, in a checkpoint. */
class TrackerStatesTest {
    @ParameterizedTest
    @FieldSource("io.vigil.tracking.algorithms.Trackers#NAMES")
    void restoredAtAnyFrameATrackerContinuesByteForByte(String name) throws IOException {
        Tracker tracker = Trackers.named(name);
        TrackerState undisturbed = TrackerState.empty();
        TrackerState restored = TrackerState.empty();
        for (FrameDetections frame : walkers()) {
            TrackerStep expected = tracker.step(undisturbed, frame);
            TrackerStep found = Trackers.named(name).step(restored, frame);
            assertThat(found).isEqualTo(expected);
            undisturbed = expected.state();
            byte[] bytes = bytes(undisturbed);
            assertThat(bytes(found.state())).isEqualTo(bytes);
            restored = TrackerStates.read(3, new DataInputDeserializer(bytes));
            assertThat(restored).isEqualTo(undisturbed);
        }
        assertThat(undisturbed.nextId()).isGreaterThan(5);
    }

    @Test
    void aHundredTracksWithEmbeddingsOf512NumbersTakeAtMost512Kilobytes() throws IOException {
        Random random = new Random(1);
        List<Tracklet> tracklets = new ArrayList<>();
        for (int id = 1; id <= 100; id++) {
            Detection detection = new Detection(Box.ofSize(id, 10, 30, 60), .9, "motorcycle");
            Motion motion = BoxFilter.start(detection.box(), MotionNoise.PUBLISHED).motion();
            BoxFilter later = BoxFilter.of(motion, MotionNoise.PUBLISHED);
            later.predict(1);
            Appearance appearance = Appearance.NONE;
            for (int i = 0; i < 10; i++) {
                appearance = appearance.with(embedding(random, 512), .9);
            }
            assertThat(appearance.views()).hasSize(Appearance.MOST_VIEWS);
            tracklets.add(
                    Tracklet.born(id, true, detection, 1, motion)
                            .missed(later.motion())
                            .withAppearance(appearance));
        }
        Affine scene = new Affine(1.1, 0.01, -20, -0.01, 1.1, 3);
        assertThat(bytes(new TrackerState(101, 1, 1, scene, tracklets))).hasSizeLessThan(512_000);
    }

    private static byte[] bytes(TrackerState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TrackerStates.write(state, out);
        return out.getCopyOfBuffer();
    }

    /** A scene in which most detections have an embedding, and some one of another model. */
    private static List<FrameDetections> walkers() {
        Random random = new Random(3);
        List<FrameDetections> frames = new ArrayList<>();
        for (FrameDetections frame : Scenes.named("door", 7, 20).observed("c", 1, 0.1, 3)) {
            List<Detection> seen = new ArrayList<>();
            for (Detection detection : frame.detections()) {
                int kind = random.nextInt(10);
                seen.add(
                        kind == 0
                                ? detection
                                : detection
                                        .withEmbedding(embedding(random, kind == 1 ? 8 : 16))
                                        .withAttributes(
                                                List.of(
                                                        new Attribute(
                                                                "coat",
                                                                "colour-" + kind,
                                                                random.nextDouble())))
                                        .withKeypoints(List.of(new Keypoint(kind, 2, 0.5))));
            }
            frames.add(
                    new FrameDetections(
                            frame.camera(),
                            frame.epoch(),
                            frame.sequence(),
                            frame.capturedAtMicros(),
                            frame.width(),
                            frame.height(),
                            frame.cameraMotion(),
                            seen));
        }
        return frames;
    }

    private static Embedding embedding(Random random, int dimension) {
        float[] raw = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        return Embedding.of(raw);
    }
}
