package io.vigil.ingest.publish;

import io.vigil.ingest.CameraMotion;

/**
 * What is lost with frames that follow each other and are not published.
 *
 * @param frames how many, at least 1
 * @param lastSequence of the last of them
 * @param motion how the camera moved over all of them
 */
record Loss(long frames, long lastSequence, CameraMotion motion) {
    Loss then(Loss later) {
        return new Loss(frames + later.frames, later.lastSequence, later.motion.after(motion));
    }
}
