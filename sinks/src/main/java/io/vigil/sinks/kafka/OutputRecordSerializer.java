package io.vigil.sinks.kafka;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link OutputRecord} between two Flink tasks: topic, key, length, value. Never in state. */
public final class OutputRecordSerializer extends TypeSerializerSingleton<OutputRecord> {
    public static final OutputRecordSerializer INSTANCE = new OutputRecordSerializer();

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
        target.writeInt(record.value().length);
        target.write(record.value());
    }

    @Override
    public OutputRecord deserialize(DataInputView source) throws IOException {
        String topic = source.readUTF();
        String key = source.readUTF();
        byte[] value = new byte[source.readInt()];
        source.readFully(value);
        return new OutputRecord(topic, key, value);
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
