package io.vigil.operators.state;

import io.vigil.ingest.ModelChange;
import io.vigil.operators.CameraModels;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Perception's state: which bundles the cameras have. */
public final class CameraModelsSerializer extends VersionedSerializer<CameraModels> {
    static final CameraModelsSerializer INSTANCE = new CameraModelsSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(CameraModels models, DataOutputView out) throws IOException {
        out.writeLong(models.heard());
        CameraEvents.write(models.inForce(), out);
    }

    @Override
    CameraModels read(int version, DataInputView in) throws IOException {
        long heard = in.readLong();
        if (CameraEvents.read(true, in) instanceof ModelChange change) {
            return new CameraModels(heard, change);
        }
        throw new IOException("Camera's models need a change of models, but hold another record");
    }

    @Override
    public TypeSerializerSnapshot<CameraModels> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraModels> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
