package io.vigil.operators.state;

import io.vigil.operators.assess.group.Told;
import io.vigil.tracking.counting.CountingInput.Sight;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of what a camera's group has heard of it. */
public final class ToldSerializer extends VersionedSerializer<Told> {
    static final ToldSerializer INSTANCE = new ToldSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(Told told, DataOutputView out) throws IOException {
        Fields.writeString(told.group(), out);
        out.writeLong(told.version());
        out.writeLong(told.slice());
        out.writeLong(told.lookedSlice());
        Fields.writeString(told.sight().name(), out);
        out.writeBoolean(told.untold().isPresent());
        if (told.untold().isPresent()) {
            MomentSerializer.INSTANCE.serialize(told.untold().get(), out);
        }
    }

    @Override
    Told read(int version, DataInputView in) throws IOException {
        return new Told(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Sight.valueOf(Fields.readString(in)),
                in.readBoolean()
                        ? Optional.of(MomentSerializer.INSTANCE.deserialize(in))
                        : Optional.empty());
    }

    @Override
    public TypeSerializerSnapshot<Told> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Told> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
