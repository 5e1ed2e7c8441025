package io.vigil.ingest;

/** Moves a live camera's content time on while no frame comes. */
public record Heartbeat(String camera, long epoch, long sequence, long capturedAtMicros)
        implements CameraRecord {}
