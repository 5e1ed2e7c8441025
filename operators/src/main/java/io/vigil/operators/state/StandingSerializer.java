package io.vigil.operators.state;

import io.vigil.operators.assess.Standing;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of which rules a camera has. */
public final class StandingSerializer extends VersionedSerializer<Standing> {
    static final StandingSerializer INSTANCE = new StandingSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(Standing standing, DataOutputView out) throws IOException {
        out.writeLong(standing.version());
        Fields.writeString(standing.rules(), out);
        Fields.writeList(standing.waiting(), StandingSerializer::writeWaiting, out);
        out.writeBoolean(standing.suspended());
        out.writeBoolean(standing.confirmed());
        out.writeInt(standing.width());
        out.writeInt(standing.height());
        out.writeLong(standing.framedMicros());
    }

    @Override
    Standing read(int version, DataInputView in) throws IOException {
        return new Standing(
                in.readLong(),
                Fields.readString(in),
                Fields.<Standing.Waiting>readList(StandingSerializer::readWaiting, in),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readLong());
    }

    private static void writeWaiting(Standing.Waiting waiting, DataOutputView out)
            throws IOException {
        out.writeLong(waiting.version());
        out.writeLong(waiting.effectiveFromMicros());
        Fields.writeString(waiting.rules(), out);
    }

    private static Standing.Waiting readWaiting(DataInputView in) throws IOException {
        return new Standing.Waiting(in.readLong(), in.readLong(), Fields.readString(in));
    }

    @Override
    public TypeSerializerSnapshot<Standing> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Standing> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
