package io.vigil.operators.state;

import io.vigil.anomaly.Alert;
import io.vigil.operators.deliver.HeldAlerts;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of which alerts wait until a camera has caught up. */
public final class HeldAlertsSerializer extends VersionedSerializer<HeldAlerts> {
    static final HeldAlertsSerializer INSTANCE = new HeldAlertsSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(HeldAlerts held, DataOutputView out) throws IOException {
        out.writeInt(held.byId().size());
        for (HeldAlerts.Held each : held.byId().values()) {
            Alerts.write(each.latest(), out);
            out.writeBoolean(each.sent());
        }
    }

    @Override
    HeldAlerts read(int version, DataInputView in) throws IOException {
        SortedMap<String, HeldAlerts.Held> byId = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Alert latest = Alerts.read(in);
            byId.put(latest.alertId(), new HeldAlerts.Held(latest, in.readBoolean()));
        }
        return new HeldAlerts(byId);
    }

    @Override
    public TypeSerializerSnapshot<HeldAlerts> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<HeldAlerts> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
