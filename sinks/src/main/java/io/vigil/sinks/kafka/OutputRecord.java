package io.vigil.sinks.kafka;

import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An encoded record on its way to Kafka. It owns its value: nobody changes it after.
 *
 * @param topic the whole name, prefix included
 * @param key the camera's id
 * @param value encoded already, so that the sink needs no schema
 */
@TypeInfo(OutputRecordType.Factory.class)
public record OutputRecord(String topic, String key, byte[] value) {
    public OutputRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputRecord that
                && topic.equals(that.topic)
                && key.equals(that.key)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, Arrays.hashCode(value));
    }

    @Override
    public String toString() {
        return "OutputRecord[topic=%s, key=%s, value=%d bytes]".formatted(topic, key, value.length);
    }
}
