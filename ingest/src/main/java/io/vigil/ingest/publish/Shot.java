package io.vigil.ingest.publish;

import io.vigil.ingest.ClockReading;
import io.vigil.ingest.memory.Observation;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A frame on its way to the log, not yet encoded.
 *
 * @param image BGR, 8 bits a channel; belongs to the camera's {@link MatPool}
 */
record Shot(long epoch, long sequence, ClockReading reading, Mat image, Observation observation) {
    Shot with(Mat other) {
        return new Shot(epoch, sequence, reading, other, observation);
    }

    Loss loss() {
        return new Loss(1, sequence, observation.cameraMotion());
    }
}
