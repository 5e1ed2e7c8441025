package io.vigil.operators.state;

import io.vigil.tracking.counting.CountingState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of {@link CountingState}, which holds nothing yet. */
public final class CountingStateSerializer extends VersionedSerializer<CountingState> {
    static final CountingStateSerializer INSTANCE = new CountingStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(CountingState state, DataOutputView out) {}

    @Override
    CountingState read(int version, DataInputView in) {
        return CountingState.EMPTY;
    }

    @Override
    public TypeSerializerSnapshot<CountingState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CountingState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
