package io.vigil.sinks.kafka;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link OutputRecord} between two Flink tasks: topic, key, length, value, headers. Never in state.
 */
public final class OutputRecordSerializer extends TypeSerializerSingleton<OutputRecord> {
    public static final OutputRecordSerializer INSTANCE = new OutputRecordSerializer();

    /** Instead of the length of a value. */
    private static final int DELETED = -1;

    private OutputRecordSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public OutputRecord createInstance() {
        return new OutputRecord("", "", new byte[0]);
    }

    @Override
    public OutputRecord copy(OutputRecord from) {
        return from;
    }

    @Override
    public OutputRecord copy(OutputRecord from, OutputRecord reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(OutputRecord record, DataOutputView target) throws IOException {
        target.writeUTF(record.topic());
        target.writeUTF(record.key());
        byte[] value = record.value().orElse(null);
        target.writeInt(value == null ? DELETED : value.length);
        if (value != null) {
            target.write(value);
        }
        target.writeInt(record.headers().size());
        for (Map.Entry<String, String> header : record.headers().entrySet()) {
            target.writeUTF(header.getKey());
            target.writeUTF(header.getValue());
        }
    }

    @Override
    public OutputRecord deserialize(DataInputView source) throws IOException {
        String topic = source.readUTF();
        String key = source.readUTF();
        Optional<byte[]> value = value(source.readInt(), source);
        SortedMap<String, String> headers = new TreeMap<>();
        for (int left = source.readInt(); left > 0; left--) {
            headers.put(source.readUTF(), source.readUTF());
        }
        return new OutputRecord(topic, key, value, headers);
    }

    private static Optional<byte[]> value(int length, DataInputView source) throws IOException {
        if (length == DELETED) {
            return Optional.empty();
        }
        byte[] value = new byte[length];
        source.readFully(value);
        return Optional.of(value);
    }

    @Override
    public OutputRecord deserialize(OutputRecord reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<OutputRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public and without arguments, because Flink makes it by reflection on restore. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutputRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
