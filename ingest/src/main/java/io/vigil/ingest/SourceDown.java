package io.vigil.ingest;

/** The source cannot be reached at present; {@code reason} says why, without credentials. */
public record SourceDown(
        String camera, long epoch, long sequence, long capturedAtMicros, String reason)
        implements CameraRecord {}
