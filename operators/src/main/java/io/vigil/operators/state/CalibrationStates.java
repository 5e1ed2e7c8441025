package io.vigil.operators.state;

import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.calibration.FirstHour;
import io.vigil.anomaly.calibration.Hour;
import io.vigil.anomaly.calibration.InForce;
import io.vigil.anomaly.calibration.Learnt;
import io.vigil.anomaly.calibration.Norm;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.PastAlarm;
import io.vigil.anomaly.calibration.PastAlarms;
import io.vigil.anomaly.calibration.Profile;
import io.vigil.anomaly.calibration.Residuals;
import io.vigil.anomaly.calibration.Second;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.calibration.Surge;
import io.vigil.anomaly.calibration.Watch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a running calibration, version 1. */
final class CalibrationStates {
    private CalibrationStates() {}

    static void write(CalibrationState state, DataOutputView out) throws IOException {
        writeWatch(state.watch(), out);
        writeInForce(state.inForce(), out);
        writeInForce(state.hour().inForce(), out);
        writeFloats(state.hour().scores(), out);
        writeLearnt(state.learnt(), out);
        Fields.writeList(state.past().alarms(), CalibrationStates::writeAlarm, out);
    }

    static CalibrationState read(DataInputView in) throws IOException {
        return new CalibrationState(
                readWatch(in),
                readInForce(in),
                new Hour(readInForce(in), readFloats(in)),
                readLearnt(in),
                new PastAlarms(Fields.readList(CalibrationStates::readAlarm, in)));
    }

    private static void writeWatch(Watch watch, DataOutputView out) throws IOException {
        out.writeDouble(watch.smoothing().score());
        out.writeLong(watch.smoothing().micros());
        out.writeLong(watch.second());
        out.writeFloat(watch.highest());
        writeSeconds(watch.pending(), out);
        out.writeLong(watch.oldestPending());
        out.writeLong(watch.excludedUntil());
        out.writeBoolean(watch.alarm() != null);
        if (watch.alarm() != null) {
            writeAlarm(watch.alarm(), out);
        }
        out.writeLong(watch.observedSeconds());
        out.writeLong(watch.alarms());
        out.writeDouble(watch.surge().count());
        out.writeDouble(watch.surge().shift());
        out.writeLong(watch.surge().micros());
    }

    private static Watch readWatch(DataInputView in) throws IOException {
        return new Watch(
                new Smoothing(in.readDouble(), in.readLong()),
                in.readLong(),
                in.readFloat(),
                readSeconds(in),
                in.readLong(),
                in.readLong(),
                in.readBoolean() ? readAlarm(in) : null,
                in.readLong(),
                in.readLong(),
                new Surge(in.readDouble(), in.readDouble(), in.readLong()));
    }

    /** The oldest first. */
    private static void writeSeconds(Second newest, DataOutputView out) throws IOException {
        Deque<Second> all = new ArrayDeque<>();
        for (Second each = newest; each != null; each = each.before()) {
            all.addFirst(each);
        }
        out.writeInt(all.size());
        for (Second each : all) {
            out.writeLong(each.second());
            out.writeFloat(each.score());
        }
    }

    private static Second readSeconds(DataInputView in) throws IOException {
        Second newest = null;
        for (int left = in.readInt(); left > 0; left--) {
            newest = new Second(in.readLong(), in.readFloat(), newest);
        }
        return newest;
    }

    private static void writeInForce(InForce inForce, DataOutputView out) throws IOException {
        out.writeLong(inForce.fromMicros());
        out.writeLong(inForce.untilMicros());
        out.writeInt(inForce.bin());
        writeNorm(inForce.norm(), out);
        out.writeDouble(inForce.threshold());
    }

    private static InForce readInForce(DataInputView in) throws IOException {
        return new InForce(
                in.readLong(), in.readLong(), in.readInt(), readNorm(in), in.readDouble());
    }

    private static void writeLearnt(Learnt learnt, DataOutputView out) throws IOException {
        Fields.writeList(learnt.first(), CalibrationStates::writeFirst, out);
        Profile profile = learnt.profile();
        writeDoubles(profile.levels(), out);
        writeDoubles(profile.logExcesses(), out);
        writeDoubles(profile.seen(), out);
        out.writeDouble(profile.levelDrift());
        out.writeDouble(profile.logExcessDrift());
        Fields.writeList(learnt.blocks(), CalibrationStates::writeBlock, out);
        writeFloats(learnt.residuals().above(), out);
        out.writeInt(learnt.residuals().last());
        out.writeDouble(learnt.threshold());
    }

    private static Learnt readLearnt(DataInputView in) throws IOException {
        List<FirstHour> first = Fields.readList(CalibrationStates::readFirst, in);
        Profile profile =
                new Profile(
                        readDoubles(in),
                        readDoubles(in),
                        readDoubles(in),
                        in.readDouble(),
                        in.readDouble());
        return new Learnt(
                first,
                profile,
                Fields.readList(CalibrationStates::readBlock, in),
                new Residuals(readFloats(in), in.readInt()),
                in.readDouble());
    }

    private static void writeFirst(FirstHour hour, DataOutputView out) throws IOException {
        out.writeInt(hour.bin());
        writeNorm(hour.norm(), out);
        out.writeDouble(hour.share());
        writeBlock(hour.block(), out);
    }

    private static FirstHour readFirst(DataInputView in) throws IOException {
        return new FirstHour(in.readInt(), readNorm(in), in.readDouble(), readBlock(in));
    }

    private static void writeNorm(Norm norm, DataOutputView out) throws IOException {
        out.writeDouble(norm.level());
        out.writeDouble(norm.excess());
    }

    private static Norm readNorm(DataInputView in) throws IOException {
        return new Norm(in.readDouble(), in.readDouble());
    }

    private static void writeBlock(NormalBlock block, DataOutputView out) throws IOException {
        out.writeLong(block.startMicros());
        out.writeDouble(block.seconds());
        out.writeDouble(block.censoredAbove());
        writeFloats(block.maxima(), out);
    }

    private static NormalBlock readBlock(DataInputView in) throws IOException {
        return new NormalBlock(in.readLong(), in.readDouble(), in.readDouble(), readFloats(in));
    }

    private static void writeAlarm(PastAlarm alarm, DataOutputView out) throws IOException {
        out.writeLong(alarm.openedMicros());
        out.writeLong(alarm.lastMicros());
        out.writeDouble(alarm.peak());
    }

    private static PastAlarm readAlarm(DataInputView in) throws IOException {
        return new PastAlarm(in.readLong(), in.readLong(), in.readDouble());
    }

    private static void writeFloats(float[] numbers, DataOutputView out) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static float[] readFloats(DataInputView in) throws IOException {
        float[] numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static void writeDoubles(double[] numbers, DataOutputView out) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] readDoubles(DataInputView in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }
}
