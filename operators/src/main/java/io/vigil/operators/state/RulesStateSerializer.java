package io.vigil.operators.state;

import io.vigil.anomaly.rules.RulesState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of {@link RulesState}, which holds nothing yet. */
public final class RulesStateSerializer extends VersionedSerializer<RulesState> {
    static final RulesStateSerializer INSTANCE = new RulesStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(RulesState state, DataOutputView out) {}

    @Override
    RulesState read(int version, DataInputView in) {
        return RulesState.EMPTY;
    }

    @Override
    public TypeSerializerSnapshot<RulesState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RulesState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
