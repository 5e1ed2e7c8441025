package io.vigil.operators.state;

import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.Trait;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout of what tracking says, version 2: a kind, the frame's name, the rest. Version 1 had
 * neither attributes nor keypoints.
 */
final class TrackRecords {
    private static final int TRACK = 0;
    private static final int ENDED = 1;
    private static final int RENAMED = 2;
    private static final int LEDGER = 3;
    private static final int SOURCE_ENDED = 4;

    private static final int WITH_TRAITS = 2;

    private TrackRecords() {}

    static void write(TrackRecord record, DataOutputView out) throws IOException {
        if (record instanceof Track track) {
            name(TRACK, record, out);
            out.writeLong(track.id());
            Boxes.write(track.box(), out);
            out.writeDouble(track.score());
            Fields.writeString(track.label(), out);
            Fields.writeList(track.attributes(), Traits::write, out);
            Fields.writeList(track.keypoints(), Keypoints::write, out);
        } else if (record instanceof TrackEnded ended) {
            name(ENDED, record, out);
            out.writeLong(ended.id());
            Fields.writeString(ended.label(), out);
            out.writeLong(ended.firstSeenMicros());
            out.writeLong(ended.lastSeenMicros());
            out.writeLong(ended.frames());
            Fields.writeList(ended.attributes(), Traits::write, out);
        } else if (record instanceof TrackRenamed renamed) {
            name(RENAMED, record, out);
            out.writeLong(renamed.from());
            out.writeLong(renamed.to());
        } else if (record instanceof LedgerUpdate update) {
            name(LEDGER, record, out);
            Ledgers.write(update.ledger(), out);
        } else if (record instanceof SourceEnded ended) {
            name(SOURCE_ENDED, record, out);
            Fields.writeString(ended.reason(), out);
            Ledgers.write(ended.ledger(), out);
        }
    }

    static TrackRecord read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        String camera = Fields.readString(in);
        long epoch = in.readLong();
        long sequence = in.readLong();
        long at = in.readLong();
        return switch (kind) {
            case TRACK ->
                    new Track(
                            camera,
                            epoch,
                            sequence,
                            at,
                            in.readLong(),
                            Boxes.read(in),
                            in.readDouble(),
                            Fields.readString(in),
                            traits(version, in),
                            version < WITH_TRAITS
                                    ? List.of()
                                    : Fields.readList(Keypoints::read, in));
            case ENDED ->
                    new TrackEnded(
                            camera,
                            epoch,
                            sequence,
                            at,
                            in.readLong(),
                            Fields.readString(in),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            traits(version, in));
            case RENAMED ->
                    new TrackRenamed(camera, epoch, sequence, at, in.readLong(), in.readLong());
            case LEDGER -> new LedgerUpdate(camera, epoch, sequence, at, Ledgers.read(in));
            case SOURCE_ENDED ->
                    new SourceEnded(
                            camera, epoch, sequence, at, Fields.readString(in), Ledgers.read(in));
            default ->
                    throw new IOException("Track record needs a kind of 0 to 4, but was " + kind);
        };
    }

    private static List<Trait> traits(int version, DataInputView in) throws IOException {
        return version < WITH_TRAITS ? List.of() : Fields.readList(Traits::read, in);
    }

    private static void name(int kind, TrackRecord record, DataOutputView out) throws IOException {
        out.writeByte(kind);
        Fields.writeString(record.camera(), out);
        out.writeLong(record.epoch());
        out.writeLong(record.sequence());
        out.writeLong(record.capturedAtMicros());
    }
}
