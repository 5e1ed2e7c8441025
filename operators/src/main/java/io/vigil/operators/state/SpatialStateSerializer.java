package io.vigil.operators.state;

import io.vigil.tracking.spatial.SpatialState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of {@link SpatialState}, which holds nothing yet. */
public final class SpatialStateSerializer extends VersionedSerializer<SpatialState> {
    static final SpatialStateSerializer INSTANCE = new SpatialStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(SpatialState state, DataOutputView out) {}

    @Override
    SpatialState read(int version, DataInputView in) {
        return SpatialState.EMPTY;
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
