package io.vigil.operators.state;

import io.vigil.anomaly.judging.PastAlerts;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A camera's last alerts about anomalies. */
public final class PastAlertsSerializer extends VersionedSerializer<PastAlerts> {
    static final PastAlertsSerializer INSTANCE = new PastAlertsSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(PastAlerts past, DataOutputView out) throws IOException {
        Fields.writeList(past.alerts(), Alerts::write, out);
    }

    @Override
    PastAlerts read(int version, DataInputView in) throws IOException {
        return new PastAlerts(Fields.readList(Alerts::read, in));
    }

    @Override
    public TypeSerializerSnapshot<PastAlerts> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PastAlerts> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
