package io.vigil.operators.state;

import io.vigil.tracking.spatial.SpatialState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of a camera's tracks at its places. */
public final class SpatialStateSerializer extends VersionedSerializer<SpatialState> {
    static final SpatialStateSerializer INSTANCE = new SpatialStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(SpatialState state, DataOutputView out) throws IOException {
        Layouts.write(state.layout(), out);
        out.writeInt(state.width());
        out.writeInt(state.height());
        Fields.writeList(state.trails(), Trails::write, out);
    }

    @Override
    SpatialState read(int version, DataInputView in) throws IOException {
        return new SpatialState(
                Layouts.read(in), in.readInt(), in.readInt(), Fields.readList(Trails::read, in));
    }

    @Override
    public TypeSerializerSnapshot<SpatialState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SpatialState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
