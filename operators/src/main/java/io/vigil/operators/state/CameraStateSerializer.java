package io.vigil.operators.state;

import io.vigil.operators.CameraState;
import io.vigil.tracking.Affine;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of tracking. */
public final class CameraStateSerializer extends VersionedSerializer<CameraState> {
    static final CameraStateSerializer INSTANCE = new CameraStateSerializer();

    private static final int WITH_UNFOLLOWED = 3;

    @Override
    int version() {
        return 3;
    }

    @Override
    void write(CameraState state, DataOutputView out) throws IOException {
        Ledgers.write(state.ledger(), out);
        TrackerStates.write(state.tracker(), out);
        out.writeLong(state.epoch());
        out.writeLong(state.sequence());
        out.writeLong(state.clockMicros());
        out.writeLong(state.saidMicros());
        Affines.write(state.unfollowed(), out);
        out.writeBoolean(state.ended());
    }

    @Override
    CameraState read(int version, DataInputView in) throws IOException {
        return new CameraState(
                Ledgers.read(in),
                TrackerStates.read(version, in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                version < WITH_UNFOLLOWED ? Affine.IDENTITY : Affines.read(in),
                in.readBoolean());
    }

    @Override
    public TypeSerializerSnapshot<CameraState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
