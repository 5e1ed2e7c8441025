package io.vigil.operators.state;

import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.rules.Cooling;
import io.vigil.anomaly.rules.Episode;
import io.vigil.anomaly.rules.FlowCell;
import io.vigil.anomaly.rules.RuleMemory;
import io.vigil.anomaly.rules.SequenceState;
import io.vigil.anomaly.rules.Tally;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of what is remembered of a rule, version 3; stages by their names. */
final class RuleMemories {
    private RuleMemories() {}

    static void write(RuleMemory memory, DataOutputView out) throws IOException {
        Fields.writeString(memory.rule(), out);
        Fields.writeString(memory.fingerprint(), out);
        Fields.writeList(memory.episodes(), RuleMemories::writeEpisode, out);
        Fields.writeList(memory.cooling(), RuleMemories::writeCooling, out);
        Fields.writeList(memory.tallies(), RuleMemories::writeTally, out);
        Fields.writeList(memory.flow(), RuleMemories::writeCell, out);
        writeSequence(memory.sequence(), out);
        FallStates.write(memory.falls(), out);
    }

    /** Version 1 knows of no falls, version 2 of nobody of whom only the foreground tells. */
    static Fields.Reader<RuleMemory> reader(int version) {
        Fields.Reader<FallState> falls =
                switch (version) {
                    case 1 -> in -> FallState.EMPTY;
                    case 2 -> FallStates::readFirst;
                    default -> FallStates::read;
                };
        return in ->
                new RuleMemory(
                        Fields.readString(in),
                        Fields.readString(in),
                        Fields.readList(RuleMemories::readEpisode, in),
                        Fields.readList(RuleMemories::readCooling, in),
                        Fields.readList(RuleMemories::readTally, in),
                        Fields.readList(RuleMemories::readCell, in),
                        readSequence(in),
                        falls.read(in));
    }

    /** What waits of a rule that leads over several cameras. */
    static void writeSequence(SequenceState state, DataOutputView out) throws IOException {
        Fields.writeList(state.running(), RuleMemories::writeProgress, out);
    }

    static SequenceState readSequence(DataInputView in) throws IOException {
        return new SequenceState(Fields.readList(RuleMemories::readProgress, in));
    }

    private static void writeEpisode(Episode episode, DataOutputView out) throws IOException {
        out.writeLong(episode.track());
        Fields.writeString(episode.key(), out);
        Fields.writeString(episode.place(), out);
        Fields.writeString(episode.label(), out);
        Fields.writeString(episode.stage().name(), out);
        out.writeLong(episode.begunMicros());
        out.writeLong(episode.sinceMicros());
        out.writeLong(episode.startedMicros());
        out.writeLong(episode.heldMicros());
        out.writeInt(episode.held());
        out.writeInt(episode.missed());
        out.writeDouble(episode.startX());
        out.writeDouble(episode.startY());
        out.writeDouble(episode.x());
        out.writeDouble(episode.y());
        out.writeDouble(episode.value());
        out.writeDouble(episode.kilometresPerHour());
        out.writeLong(episode.evidence().epoch());
        out.writeLong(episode.evidence().fromSequence());
        out.writeLong(episode.evidence().toSequence());
        out.writeBoolean(episode.alert().isPresent());
        if (episode.alert().isPresent()) {
            Alerts.write(episode.alert().get(), out);
        }
    }

    private static Episode readEpisode(DataInputView in) throws IOException {
        return new Episode(
                in.readLong(),
                Fields.readString(in),
                Fields.readString(in),
                Fields.readString(in),
                Episode.Stage.valueOf(Fields.readString(in)),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                new Evidence(in.readLong(), in.readLong(), in.readLong()),
                in.readBoolean() ? Optional.of(Alerts.read(in)) : Optional.empty());
    }

    private static void writeCooling(Cooling cooling, DataOutputView out) throws IOException {
        out.writeLong(cooling.track());
        Fields.writeString(cooling.key(), out);
        out.writeLong(cooling.untilMicros());
    }

    private static Cooling readCooling(DataInputView in) throws IOException {
        return new Cooling(in.readLong(), Fields.readString(in), in.readLong());
    }

    private static void writeTally(Tally tally, DataOutputView out) throws IOException {
        out.writeLong(tally.track());
        Fields.writeString(tally.place(), out);
        out.writeLong(tally.sumMicros());
        out.writeLong(tally.lastMicros());
        out.writeLong(tally.startedMicros());
    }

    private static Tally readTally(DataInputView in) throws IOException {
        return new Tally(
                in.readLong(), Fields.readString(in), in.readLong(), in.readLong(), in.readLong());
    }

    private static void writeCell(FlowCell cell, DataOutputView out) throws IOException {
        out.writeInt(cell.cell());
        out.writeDouble(cell.tracks());
        out.writeDouble(cell.x());
        out.writeDouble(cell.y());
    }

    private static FlowCell readCell(DataInputView in) throws IOException {
        return new FlowCell(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeProgress(SequenceState.Progress progress, DataOutputView out)
            throws IOException {
        out.writeInt(progress.awaited());
        Fields.writeString(progress.camera(), out);
        out.writeLong(progress.track());
        Fields.writeString(progress.label(), out);
        out.writeLong(progress.startedMicros());
        out.writeLong(progress.sinceMicros());
        out.writeLong(progress.epoch());
        out.writeLong(progress.sequence());
    }

    private static SequenceState.Progress readProgress(DataInputView in) throws IOException {
        return new SequenceState.Progress(
                in.readInt(),
                Fields.readString(in),
                in.readLong(),
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
