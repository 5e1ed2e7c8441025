package io.vigil.operators.state;

import io.vigil.anomaly.rules.Inhibition;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.Seen;
import io.vigil.anomaly.rules.Trail;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of a camera's rules and alerts. */
public final class RulesStateSerializer extends VersionedSerializer<RulesState> {
    static final RulesStateSerializer INSTANCE = new RulesStateSerializer();

    @Override
    int version() {
        return 3;
    }

    @Override
    void write(RulesState state, DataOutputView out) throws IOException {
        Seen seen = state.seen();
        out.writeLong(seen.epoch());
        out.writeLong(seen.sequence());
        out.writeLong(seen.frameMicros());
        out.writeLong(seen.seenMicros());
        out.writeBoolean(seen.gap());
        Fields.writeList(state.trails(), RulesStateSerializer::writeTrail, out);
        Fields.writeList(state.inhibitions(), RulesStateSerializer::writeInhibition, out);
        Fields.writeList(state.rules(), RuleMemories::write, out);
    }

    @Override
    RulesState read(int version, DataInputView in) throws IOException {
        return new RulesState(
                new Seen(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean()),
                Fields.readList(RulesStateSerializer::readTrail, in),
                Fields.readList(RulesStateSerializer::readInhibition, in),
                Fields.readList(RuleMemories.reader(version), in));
    }

    private static void writeTrail(Trail trail, DataOutputView out) throws IOException {
        out.writeLong(trail.track());
        out.writeDouble(trail.fromX());
        out.writeDouble(trail.fromY());
        out.writeLong(trail.fromMicros());
        out.writeDouble(trail.toX());
        out.writeDouble(trail.toY());
        out.writeLong(trail.toMicros());
        out.writeDouble(trail.height());
        out.writeDouble(trail.restX());
        out.writeDouble(trail.restY());
        out.writeLong(trail.restMicros());
        out.writeLong(trail.awayMicros());
        out.writeLong(trail.owner());
        out.writeDouble(trail.ownerHeight());
        out.writeInt(trail.cell());
    }

    private static Trail readTrail(DataInputView in) throws IOException {
        return new Trail(
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readInt());
    }

    private static void writeInhibition(Inhibition inhibition, DataOutputView out)
            throws IOException {
        Fields.writeString(inhibition.rule(), out);
        Fields.writeString(inhibition.note(), out);
        out.writeLong(inhibition.untilMicros());
    }

    private static Inhibition readInhibition(DataInputView in) throws IOException {
        return new Inhibition(Fields.readString(in), Fields.readString(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<RulesState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RulesState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
