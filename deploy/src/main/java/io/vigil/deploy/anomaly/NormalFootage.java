package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.training.Patches;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.Frame;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.Footage;
import io.vigil.operators.perceive.Looked;
import io.vigil.operators.perceive.Looking;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through normal footage once. Three of four blocks of time are learnt from, the fourth is
 * kept for calibration.
 */
final class NormalFootage implements AutoCloseable {
    /** A source ends a block too. */
    private static final long BLOCK = 30_000_000;

    private static final int CALIBRATES = 4;

    /** More make the training longer and no better that was measured. */
    private static final int MOST_PATCHES = 10_000;

    /** Of a first look, which tells how large objects are. */
    private static final int EVERY = 10;

    final List<Glance> learnt = new ArrayList<>();
    final LookedFile calibration;
    final Patches patches;
    final CropPlan plan;
    private final Detector detector;
    int width;
    int height;
    int frames;
    int blocks;
    double seconds;

    NormalFootage(List<CameraConfig> sources, Detector detector, long seed)
            throws SourceException, IOException {
        this.detector = detector;
        plan = plan(sources.get(0), detector);
        patches = new Patches(plan, MOST_PATCHES, seed);
        calibration = new LookedFile();
        try {
            for (CameraConfig source : sources) {
                add(source);
            }
        } catch (SourceException | RuntimeException failure) {
            calibration.close();
            throw failure;
        }
    }

    private static CropPlan plan(CameraConfig source, Detector detector) throws SourceException {
        List<Double> heights = new ArrayList<>();
        Footage.show(
                source,
                detector,
                EVERY,
                (frame, earlier, detections, foreground) -> {
                    for (Detection detection : detections) {
                        heights.add(detection.box().bottom() - detection.box().top());
                    }
                });
        return heights.isEmpty()
                ? new CropPlan(32)
                : CropPlan.forHeights(heights.stream().mapToDouble(h -> h).toArray());
    }

    private void add(CameraConfig source) throws SourceException {
        long[] block = {Long.MIN_VALUE};
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        try (Looking looking = new Looking(plan)) {
            frames +=
                    Footage.show(
                            source,
                            detector,
                            1,
                            (frame, earlier, detections, foreground) -> {
                                long micros = frame.frame().capturedAtMicros();
                                requireSize(source, frame.frame());
                                span[0] = Math.min(span[0], micros);
                                span[1] = micros;
                                if (block[0] == Long.MIN_VALUE || micros - block[0] >= BLOCK) {
                                    block[0] = micros;
                                    blocks++;
                                }
                                add(
                                        micros,
                                        looking.look(frame, earlier, detections, foreground),
                                        !earlier.isEmpty());
                            });
        }
        seconds += Math.max(0, span[1] - span[0]) / 1e6;
    }

    private void requireSize(CameraConfig source, Frame frame) {
        if (width == 0) {
            width = frame.width();
            height = frame.height();
        }
        if (frame.width() != width || frame.height() != height) {
            throw new InputException(
                    "%s has frames of %dx%d, but the sources before it have %dx%d; a bundle is for one camera: give its footage alone"
                            .formatted(
                                    source.source(), frame.width(), frame.height(), width, height));
        }
    }

    private void add(long micros, List<Looked> looked, boolean moving) {
        int block = blocks - 1;
        if (block % CALIBRATES == CALIBRATES - 1) {
            try {
                calibration.add(block, micros, looked);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        } else if (moving) {
            for (Looked one : looked) {
                patches.add(block - block / CALIBRATES, one.grey());
                learnt.add(
                        new Glance(
                                one.box(),
                                one.label(),
                                0,
                                0,
                                one.flowX(),
                                one.flowY(),
                                one.flowFast()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        calibration.close();
    }
}
