package io.vigil.operators;

import java.util.Arrays;
import java.util.Objects;

/**
 * One record of the frames topic as it lies there, unchecked.
 *
 * @param key the record's key, or empty where it had none; meant to be the camera id
 * @param value never changed after construction; empty where the record had none
 */
public record RawRecord(String key, byte[] value, String topic, int partition, long offset) {
    public RawRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(topic, "topic");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord that
                && key.equals(that.key)
                && Arrays.equals(value, that.value)
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset);
    }

    @Override
    public String toString() {
        return "RawRecord[%s, %d bytes at %s-%d@%d]"
                .formatted(key, value.length, topic, partition, offset);
    }
}
