package io.vigil.operators;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;

/** A record of a camera's log that holds no image, passed on as it is. */
public record CameraEvent(CameraRecord record) implements Perceived {
    public CameraEvent {
        if (record instanceof Frame) {
            throw new IllegalArgumentException(
                    "Camera event needs a record without pixels, but was " + record);
        }
    }

    @Override
    public String camera() {
        return record.camera();
    }
}
