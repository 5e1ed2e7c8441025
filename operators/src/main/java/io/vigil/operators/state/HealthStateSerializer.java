package io.vigil.operators.state;

import io.vigil.operators.health.HealthState;
import io.vigil.operators.health.LightLevel;
import io.vigil.operators.health.Look;
import io.vigil.operators.health.Stillness;
import io.vigil.operators.health.Taken;
import io.vigil.operators.health.Trouble;
import io.vigil.operators.health.Watch;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of a camera's health. */
public final class HealthStateSerializer extends VersionedSerializer<HealthState> {
    static final HealthStateSerializer INSTANCE = new HealthStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(HealthState state, DataOutputView out) throws IOException {
        Taken taken = state.taken();
        out.writeLong(taken.epoch());
        out.writeLong(taken.sequence());
        out.writeLong(taken.clockMicros());
        out.writeLong(taken.frames());
        out.writeLong(taken.looked());
        out.writeInt(taken.width());
        out.writeInt(taken.height());
        out.writeBoolean(taken.turns());
        out.writeLong(state.reportedMicros());
        Stillness still = state.stillness();
        out.writeDouble(still.brightness());
        out.writeDouble(still.contrast());
        out.writeDouble(still.sharpness());
        out.writeLong(still.sinceMicros());
        out.writeLong(still.lastMicros());
        out.writeLong(still.changed());
        out.writeLong(still.same());
        out.writeLong(still.different());
        Fields.writeList(state.levels(), HealthStateSerializer::writeLevel, out);
        out.writeInt(state.watches().size());
        for (Map.Entry<Trouble, Watch> watch : state.watches().entrySet()) {
            Fields.writeString(watch.getKey().kind(), out);
            writeWatch(watch.getValue(), out);
        }
        writeLook(state.look(), out);
        Drifts.write(state.drift(), out);
    }

    @Override
    HealthState read(int version, DataInputView in) throws IOException {
        Taken taken =
                new Taken(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readInt(),
                        in.readInt(),
                        in.readBoolean());
        return new HealthState(
                taken,
                in.readLong(),
                new Stillness(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong()),
                Fields.readList(HealthStateSerializer::readLevel, in),
                readWatches(in),
                readLook(in),
                Drifts.read(in));
    }

    private static void writeLevel(LightLevel level, DataOutputView out) throws IOException {
        out.writeLong(level.seenMicros());
        out.writeDouble(level.sharpness());
        out.writeDouble(level.contrast());
        out.writeInt(level.view().length);
        for (float luma : level.view()) {
            out.writeFloat(luma);
        }
    }

    private static LightLevel readLevel(DataInputView in) throws IOException {
        long seen = in.readLong();
        double sharpness = in.readDouble();
        double contrast = in.readDouble();
        float[] view = new float[in.readInt()];
        for (int i = 0; i < view.length; i++) {
            view[i] = in.readFloat();
        }
        return new LightLevel(seen, sharpness, contrast, view);
    }

    private static void writeWatch(Watch watch, DataOutputView out) throws IOException {
        out.writeLong(watch.evidenceMicros());
        out.writeLong(watch.sinceMicros());
        out.writeBoolean(watch.open().isPresent());
        if (watch.open().isPresent()) {
            Watch.Opened open = watch.open().get();
            out.writeLong(open.epoch());
            out.writeLong(open.sequence());
            out.writeLong(open.startedAtMicros());
            out.writeLong(open.detectedAtMicros());
        }
    }

    private static Map<Trouble, Watch> readWatches(DataInputView in) throws IOException {
        Map<Trouble, Watch> watches = new EnumMap<>(Trouble.class);
        for (int left = in.readInt(); left > 0; left--) {
            watches.put(Trouble.ofKind(Fields.readString(in)), readWatch(in));
        }
        return watches;
    }

    private static Watch readWatch(DataInputView in) throws IOException {
        long evidence = in.readLong();
        long since = in.readLong();
        return new Watch(
                evidence,
                since,
                in.readBoolean()
                        ? Optional.of(
                                new Watch.Opened(
                                        in.readLong(), in.readLong(), in.readLong(), in.readLong()))
                        : Optional.empty());
    }

    private static void writeLook(Look look, DataOutputView out) throws IOException {
        out.writeLong(look.atMicros());
        out.writeDouble(look.brightness());
        out.writeDouble(look.contrast());
        out.writeDouble(look.sharpness());
        out.writeDouble(look.sharpnessShare());
        out.writeDouble(look.agreement());
        out.writeDouble(look.shiftX());
        out.writeDouble(look.shiftY());
    }

    private static Look readLook(DataInputView in) throws IOException {
        return new Look(
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<HealthState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<HealthState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
