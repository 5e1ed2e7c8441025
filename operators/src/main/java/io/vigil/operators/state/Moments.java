package io.vigil.operators.state;

import io.vigil.anomaly.rules.Instruction;
import io.vigil.operators.assess.group.Moment;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.CountingInput.Sight;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of what a group hears of a record, version 1; kinds by their names. */
final class Moments {
    private Moments() {}

    static void write(Moment moment, DataOutputView out) throws IOException {
        Fields.writeString(moment.camera(), out);
        Numbers.write(moment.epoch(), out);
        Numbers.write(moment.sequence(), out);
        out.writeLong(moment.clockMicros());
        Fields.writeString(moment.kind().name(), out);
        Fields.writeString(moment.sight().name(), out);
        out.writeBoolean(moment.looked());
        Numbers.write(moment.shed(), out);
        Fields.writeList(moment.events(), SpatialEvents::write, out);
        Fields.writeList(moment.renamed(), Moments::writeRenamed, out);
        Fields.writeList(moment.instructions(), Moments::writeInstruction, out);
        Fields.writeString(moment.rules(), out);
    }

    static Moment read(DataInputView in) throws IOException {
        return new Moment(
                Fields.readString(in),
                Numbers.read(in),
                Numbers.read(in),
                in.readLong(),
                Moment.Kind.valueOf(Fields.readString(in)),
                Sight.valueOf(Fields.readString(in)),
                in.readBoolean(),
                Numbers.read(in),
                Fields.readList(SpatialEvents::read, in),
                Fields.readList(Moments::readRenamed, in),
                Fields.readList(Moments::readInstruction, in),
                Fields.readString(in));
    }

    private static void writeRenamed(TrackRenamed renamed, DataOutputView out) throws IOException {
        Fields.writeString(renamed.camera(), out);
        out.writeLong(renamed.epoch());
        out.writeLong(renamed.sequence());
        out.writeLong(renamed.capturedAtMicros());
        out.writeLong(renamed.from());
        out.writeLong(renamed.to());
    }

    private static TrackRenamed readRenamed(DataInputView in) throws IOException {
        return new TrackRenamed(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static void writeInstruction(Instruction said, DataOutputView out) throws IOException {
        Fields.writeString(said.action().name(), out);
        Fields.writeString(said.target(), out);
        Fields.writeString(said.by(), out);
        Fields.writeString(said.note(), out);
        out.writeLong(said.untilMicros());
    }

    private static Instruction readInstruction(DataInputView in) throws IOException {
        return new Instruction(
                Instruction.Action.valueOf(Fields.readString(in)),
                Fields.readString(in),
                Fields.readString(in),
                Fields.readString(in),
                in.readLong());
    }
}
