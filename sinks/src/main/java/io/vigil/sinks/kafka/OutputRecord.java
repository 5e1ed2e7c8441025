package io.vigil.sinks.kafka;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An encoded record on its way to Kafka. It owns its value: nobody changes it after.
 *
 * @param topic the whole name, prefix included
 * @param key the camera's id, or the alert's on {@code alerts-current}
 * @param value encoded already, so that the sink needs no schema; empty where the record deletes
 *     its key from a compacted topic
 * @param headers beside the value, as text
 */
@TypeInfo(OutputRecordType.Factory.class)
public record OutputRecord(
        String topic, String key, Optional<byte[]> value, SortedMap<String, String> headers) {
    public OutputRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = headers.isEmpty() ? Collections.emptySortedMap() : copy(headers);
    }

    /** One without headers. */
    public OutputRecord(String topic, String key, byte[] value) {
        this(topic, key, Optional.of(value), Collections.emptySortedMap());
    }

    private static SortedMap<String, String> copy(SortedMap<String, String> headers) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputRecord that
                && topic.equals(that.topic)
                && key.equals(that.key)
                && Arrays.equals(value.orElse(null), that.value.orElse(null))
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, Arrays.hashCode(value.orElse(null)), headers);
    }

    @Override
    public String toString() {
        return "OutputRecord[topic=%s, key=%s, value=%s, headers=%s]"
                .formatted(
                        topic,
                        key,
                        value.map(bytes -> bytes.length + " bytes").orElse("deleted"),
                        headers);
    }
}
