package io.vigil.operators.state;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout of alerts, version 2, with their context; phases, severities and policies by their names,
 * NaN for what is not known of a location.
 */
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
        writeContext(alert.context(), out);
    }

    static Alert read(DataInputView in) throws IOException {
        Alert alert = readVersion1(in);
        return new Alert(
                alert.alertId(),
                alert.revision(),
                alert.phase(),
                alert.camera(),
                alert.kind(),
                alert.severity(),
                alert.epoch(),
                alert.sequence(),
                alert.capturedAtMicros(),
                alert.startedAtMicros(),
                alert.detectedAtMicros(),
                alert.explanation(),
                readContext(in));
    }

    /** Without a context. */
    static Alert readVersion1(DataInputView in) throws IOException {
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

    static void writeContext(AlertContext context, DataOutputView out) throws IOException {
        Fields.writeString(context.rule(), out);
        out.writeLong(context.rulesVersion());
        Fields.writeString(context.subject(), out);
        Fields.writeString(context.place(), out);
        Fields.writeString(context.incident(), out);
        out.writeInt(context.escalation());
        Fields.writeString(context.suppressed(), out);
        Fields.writeString(context.acknowledgedBy(), out);
        out.writeBoolean(context.evidence().isPresent());
        if (context.evidence().isPresent()) {
            Evidence evidence = context.evidence().get();
            out.writeLong(evidence.epoch());
            out.writeLong(evidence.fromSequence());
            out.writeLong(evidence.toSequence());
        }
        out.writeBoolean(context.test());
        out.writeBoolean(context.shadow());
        Fields.writeString(context.catchUp().name(), out);
        Location location = context.location();
        Fields.writeString(location.road(), out);
        out.writeDouble(location.kilometre().orElse(Double.NaN));
        Fields.writeString(location.lane(), out);
        out.writeDouble(location.latitude().orElse(Double.NaN));
        out.writeDouble(location.longitude().orElse(Double.NaN));
    }

    static AlertContext readContext(DataInputView in) throws IOException {
        return new AlertContext(
                Fields.readString(in),
                in.readLong(),
                Fields.readString(in),
                Fields.readString(in),
                Fields.readString(in),
                in.readInt(),
                Fields.readString(in),
                Fields.readString(in),
                in.readBoolean()
                        ? Optional.of(new Evidence(in.readLong(), in.readLong(), in.readLong()))
                        : Optional.empty(),
                in.readBoolean(),
                in.readBoolean(),
                CatchUp.valueOf(Fields.readString(in)),
                new Location(
                        Fields.readString(in),
                        Fields.known(in.readDouble()),
                        Fields.readString(in),
                        Fields.known(in.readDouble()),
                        Fields.known(in.readDouble())));
    }

    private static SortedMap<String, Double> figures(DataInputView in) throws IOException {
        SortedMap<String, Double> figures = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            figures.put(Fields.readString(in), in.readDouble());
        }
        return figures;
    }
}
