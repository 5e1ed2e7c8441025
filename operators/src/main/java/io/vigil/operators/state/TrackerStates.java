package io.vigil.operators.state;

import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.motion.Coordinate;
import io.vigil.tracking.motion.Motion;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a tracker's state, version 1. */
final class TrackerStates {
    private TrackerStates() {}

    static void write(TrackerState state, DataOutputView out) throws IOException {
        out.writeLong(state.nextId());
        out.writeLong(state.clockMicros());
        Fields.writeList(state.tracklets(), TrackerStates::writeTracklet, out);
    }

    static TrackerState read(DataInputView in) throws IOException {
        return new TrackerState(
                in.readLong(), in.readLong(), Fields.readList(TrackerStates::readTracklet, in));
    }

    private static void writeTracklet(Tracklet tracklet, DataOutputView out) throws IOException {
        out.writeLong(tracklet.id());
        out.writeByte(code(tracklet.status()));
        Fields.writeString(tracklet.label(), out);
        Motion motion = tracklet.motion();
        writeCoordinate(motion.x(), out);
        writeCoordinate(motion.y(), out);
        writeCoordinate(motion.width(), out);
        writeCoordinate(motion.height(), out);
        out.writeDouble(tracklet.score());
        out.writeLong(tracklet.firstSeenMicros());
        out.writeLong(tracklet.lastSeenMicros());
        out.writeLong(tracklet.frames());
    }

    private static Tracklet readTracklet(DataInputView in) throws IOException {
        return new Tracklet(
                in.readLong(),
                status(in.readByte()),
                Fields.readString(in),
                new Motion(
                        readCoordinate(in),
                        readCoordinate(in),
                        readCoordinate(in),
                        readCoordinate(in)),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static void writeCoordinate(Coordinate coordinate, DataOutputView out)
            throws IOException {
        out.writeDouble(coordinate.position());
        out.writeDouble(coordinate.velocity());
        out.writeDouble(coordinate.pp());
        out.writeDouble(coordinate.pv());
        out.writeDouble(coordinate.vv());
    }

    private static Coordinate readCoordinate(DataInputView in) throws IOException {
        return new Coordinate(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    /** Not the ordinal, which changes when a status is put between others. */
    private static int code(Tracklet.Status status) {
        return switch (status) {
            case TENTATIVE -> 1;
            case TRACKED -> 2;
            case LOST -> 3;
        };
    }

    private static Tracklet.Status status(int code) throws IOException {
        return switch (code) {
            case 1 -> Tracklet.Status.TENTATIVE;
            case 2 -> Tracklet.Status.TRACKED;
            case 3 -> Tracklet.Status.LOST;
            default -> throw new IOException("Track status needs to be 1 to 3, but was " + code);
        };
    }
}
