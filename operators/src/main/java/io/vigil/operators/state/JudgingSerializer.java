package io.vigil.operators.state;

import io.vigil.anomaly.judging.Alarm;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.Oddity;
import io.vigil.anomaly.kinematics.Way;
import io.vigil.anomaly.kinematics.Ways;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a camera is judged by its bundle. */
public final class JudgingSerializer extends VersionedSerializer<Judging> {
    static final JudgingSerializer INSTANCE = new JudgingSerializer();

    @Override
    int version() {
        return 2;
    }

    @Override
    void write(Judging state, DataOutputView out) throws IOException {
        out.writeLong(state.version());
        Fields.writeString(state.bundle(), out);
        Fields.writeString(state.sha256(), out);
        out.writeLong(state.sinceMicros());
        out.writeBoolean(state.excused());
        out.writeBoolean(state.missing());
        out.writeBoolean(state.alarm().isPresent());
        if (state.alarm().isPresent()) {
            writeAlarm(state.alarm().get(), out);
        }
        out.writeLong(state.normal());
        out.writeDouble(state.highestNormal());
        Fields.writeList(state.ways().all(), JudgingSerializer::writeWay, out);
        CalibrationStates.write(state.calibration(), out);
    }

    @Override
    Judging read(int version, DataInputView in) throws IOException {
        return new Judging(
                in.readLong(),
                Fields.readString(in),
                Fields.readString(in),
                in.readLong(),
                in.readBoolean(),
                version >= 2 && in.readBoolean(),
                in.readBoolean() ? Optional.of(readAlarm(in)) : Optional.empty(),
                in.readLong(),
                in.readDouble(),
                version >= 2
                        ? new Ways(Fields.readList(JudgingSerializer::readWay, in))
                        : Ways.NONE,
                CalibrationStates.read(in));
    }

    private static void writeWay(Way way, DataOutputView out) throws IOException {
        Boxes.write(way.box(), out);
        out.writeLong(way.atMicros());
        Fields.writeList(way.points(), JudgingSerializer::writePoint, out);
        writePoint(way.anchor(), out);
    }

    private static Way readWay(DataInputView in) throws IOException {
        return new Way(
                Boxes.read(in),
                in.readLong(),
                Fields.readList(JudgingSerializer::readPoint, in),
                readPoint(in));
    }

    private static void writePoint(Way.Point point, DataOutputView out) throws IOException {
        out.writeLong(point.micros());
        out.writeDouble(point.x());
        out.writeDouble(point.y());
    }

    private static Way.Point readPoint(DataInputView in) throws IOException {
        return new Way.Point(in.readLong(), in.readDouble(), in.readDouble());
    }

    private static void writeAlarm(Alarm alarm, DataOutputView out) throws IOException {
        out.writeLong(alarm.openedMicros());
        out.writeLong(alarm.lastMicros());
        out.writeBoolean(alarm.shadow());
        Fields.writeString(alarm.bundle(), out);
        Fields.writeString(alarm.sha256(), out);
        out.writeDouble(alarm.peak());
        out.writeDouble(alarm.threshold());
        out.writeDouble(alarm.pValue());
        out.writeBoolean(alarm.most().isPresent());
        if (alarm.most().isPresent()) {
            writeOddity(alarm.most().get(), out);
        }
    }

    private static Alarm readAlarm(DataInputView in) throws IOException {
        return new Alarm(
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                Fields.readString(in),
                Fields.readString(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean() ? Optional.of(readOddity(in)) : Optional.empty());
    }

    private static void writeOddity(Oddity most, DataOutputView out) throws IOException {
        Boxes.write(most.box(), out);
        Fields.writeString(most.label(), out);
        out.writeLong(most.track());
        Fields.writeString(most.term(), out);
        Fields.writeString(most.unit(), out);
        out.writeDouble(most.value());
        out.writeDouble(most.low());
        out.writeDouble(most.high());
        out.writeDouble(most.pValue());
    }

    private static Oddity readOddity(DataInputView in) throws IOException {
        return new Oddity(
                Boxes.read(in),
                Fields.readString(in),
                in.readLong(),
                Fields.readString(in),
                Fields.readString(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<Judging> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Judging> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
