package io.vigil.operators.state;

import io.vigil.operators.assess.group.Moment;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What goes from tracking to a group of cameras. */
public final class MomentSerializer extends VersionedSerializer<Moment> {
    static final MomentSerializer INSTANCE = new MomentSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(Moment moment, DataOutputView out) throws IOException {
        Moments.write(moment, out);
    }

    @Override
    Moment read(int version, DataInputView in) throws IOException {
        return Moments.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Moment> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Moment> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
