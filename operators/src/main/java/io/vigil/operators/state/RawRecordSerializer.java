package io.vigil.operators.state;

import io.vigil.operators.RawRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Raw records; they are chained to perception, so that this runs only where a chain is broken. */
public final class RawRecordSerializer extends VersionedSerializer<RawRecord> {
    static final RawRecordSerializer INSTANCE = new RawRecordSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(RawRecord record, DataOutputView out) throws IOException {
        Fields.writeString(record.key(), out);
        Fields.writeBytes(record.value(), out);
        Fields.writeString(record.topic(), out);
        out.writeInt(record.partition());
        out.writeLong(record.offset());
    }

    @Override
    RawRecord read(int version, DataInputView in) throws IOException {
        return new RawRecord(
                Fields.readString(in),
                Fields.readBytes(in),
                Fields.readString(in),
                in.readInt(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
