package io.vigil.sinks.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * A record of the frames topic that could not be used. Holds no pixels.
 *
 * @param camera the record's key; empty where there was none
 * @param epoch -1 where it could not be read
 * @param sequence -1 where it could not be read
 * @param reason a short code, such as {@code bad-magic}
 * @param detail what was found and what is needed
 * @param topic where the record lies
 * @param partition where the record lies; -1 if unknown
 * @param offset where the record lies; -1 if unknown
 * @param bytes length of its value
 * @param sha256 of the whole value, in hex
 * @param head the first bytes of the value, at most {@value #MAX_HEAD}
 */
public record DeadLetterValue(
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

    public DeadLetterValue {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(sha256, "sha256");
        if (head.length > MAX_HEAD) {
            throw new IllegalArgumentException(
                    "Dead letter of camera %s needs a head of at most %d bytes, but it has %d"
                            .formatted(camera, MAX_HEAD, head.length));
        }
        head = head.clone();
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetterValue that
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
        return Objects.hash(camera, epoch, sequence, reason, topic, partition, offset, sha256);
    }
}
