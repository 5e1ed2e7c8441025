package io.vigil.operators.state;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of alerts, version 1; phases and severities by their names. */
final class Alerts {
    private Alerts() {}

    static void write(Alert alert, DataOutputView out) throws IOException {
        Fields.writeString(alert.alertId(), out);
        out.writeLong(alert.revision());
        Fields.writeString(alert.phase().name(), out);
        Fields.writeString(alert.camera(), out);
        Fields.writeString(alert.kind(), out);
        Fields.writeString(alert.severity().name(), out);
        out.writeLong(alert.epoch());
        out.writeLong(alert.sequence());
        out.writeLong(alert.capturedAtMicros());
        out.writeLong(alert.startedAtMicros());
        out.writeLong(alert.detectedAtMicros());
        Fields.writeString(alert.explanation().text(), out);
        out.writeInt(alert.explanation().figures().size());
        for (Map.Entry<String, Double> figure : alert.explanation().figures().entrySet()) {
            Fields.writeString(figure.getKey(), out);
            out.writeDouble(figure.getValue());
        }
    }

    static Alert read(DataInputView in) throws IOException {
        return new Alert(
                Fields.readString(in),
                in.readLong(),
                Alert.Phase.valueOf(Fields.readString(in)),
                Fields.readString(in),
                Fields.readString(in),
                Severity.valueOf(Fields.readString(in)),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new Explanation(Fields.readString(in), figures(in)));
    }

    private static SortedMap<String, Double> figures(DataInputView in) throws IOException {
        SortedMap<String, Double> figures = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            figures.put(Fields.readString(in), in.readDouble());
        }
        return figures;
    }
}
