package io.vigil.operators;

import java.util.Arrays;
import java.util.Objects;

/**
 * A record of the frames topic that could not be used, and why. Holds no pixels.
 *
 * @param camera the key it had; empty where there was none
 * @param epoch -1 where it could not be read
 * @param sequence -1 where it could not be read
 * @param reason a short code, such as {@code bad-magic}
 * @param detail what was found and what is needed
 * @param topic empty where the record had passed beyond the place that knew
 * @param partition -1 where not known
 * @param offset -1 where not known
 * @param bytes length of the value
 * @param sha256 of the whole value, in hexadecimal; empty where not known
 * @param head the value's first bytes, at most 1 KB and never into the image
 */
public record DeadLetter(
        String camera,
        long epoch,
        long sequence,
        String reason,
        String detail,
        String topic,
        int partition,
        long offset,
        long bytes,
        String sha256,
        byte[] head) {
    public static final int MAX_HEAD = 1024;

    /**
     * The reason of one about a camera's own models rather than a frame: it goes on with those it
     * had, or without.
     */
    public static final String BAD_BUNDLE = "bad-bundle";

    public DeadLetter {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(detail, "detail");
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("Dead letter needs a reason, but it was empty");
        }
        if (head.length > MAX_HEAD) {
            throw new IllegalArgumentException(
                    "Dead letter needs a head of at most %d bytes, but had %d"
                            .formatted(MAX_HEAD, head.length));
        }
    }

    /** A frame rejected after perception, where its place in the log is no longer known. */
    public static DeadLetter ofFrame(
            String camera, long epoch, long sequence, String reason, String detail) {
        return new DeadLetter(
                camera, epoch, sequence, reason, detail, "", -1, -1, 0, "", new byte[0]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && camera.equals(that.camera)
                && epoch == that.epoch
                && sequence == that.sequence
                && reason.equals(that.reason)
                && detail.equals(that.detail)
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && bytes == that.bytes
                && sha256.equals(that.sha256)
                && Arrays.equals(head, that.head);
    }

    @Override
    public int hashCode() {
        return Objects.hash(camera, epoch, sequence, reason, partition, offset);
    }
}
