package io.vigil.ingest.wire;

/**
 * What stands before the image of a camera record, as far as it could be read.
 *
 * @param camera empty where it could not be read
 * @param epoch -1 where it could not be read
 * @param sequence -1 where it could not be read
 * @param capturedAtMicros -1 where it could not be read
 * @param frame whether the record holds an image
 * @param bytes how many bytes at the record's start are certain to hold no pixel
 */
public record Envelope(
        String camera, long epoch, long sequence, long capturedAtMicros, boolean frame, int bytes) {
    static final Envelope NOTHING = header(0);

    static Envelope header(int bytes) {
        return new Envelope("", -1, -1, -1, false, bytes);
    }
}
