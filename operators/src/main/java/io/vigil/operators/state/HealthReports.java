package io.vigil.operators.state;

import io.vigil.anomaly.CameraHealth;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of reports of a camera's health, version 1; NaN stands for what is not known. */
final class HealthReports {
    private HealthReports() {}

    static void write(CameraHealth health, DataOutputView out) throws IOException {
        Fields.writeString(health.camera(), out);
        out.writeLong(health.epoch());
        out.writeLong(health.sequence());
        out.writeLong(health.capturedAtMicros());
        out.writeLong(health.frames());
        out.writeLong(health.looked());
        out.writeDouble(health.brightness());
        out.writeDouble(health.contrast());
        out.writeDouble(health.sharpness());
        out.writeDouble(health.sharpnessShare().orElse(Double.NaN));
        out.writeDouble(health.viewAgreement().orElse(Double.NaN));
        out.writeDouble(health.shiftX());
        out.writeDouble(health.shiftY());
        out.writeLong(health.unchangedMicros());
        out.writeDouble(health.scoreDrift().orElse(Double.NaN));
        out.writeDouble(health.classDrift().orElse(Double.NaN));
        Fields.writeList(List.copyOf(health.open()), Fields::writeString, out);
    }

    static CameraHealth read(DataInputView in) throws IOException {
        return new CameraHealth(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Fields.known(in.readDouble()),
                Fields.known(in.readDouble()),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                Fields.known(in.readDouble()),
                Fields.known(in.readDouble()),
                new TreeSet<>(Fields.readList(Fields::readString, in)));
    }
}
