package io.vigil.operators.state;

import io.vigil.tracking.Affine;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a tracker's state, version 3. Version 1 knew neither frames nor scene. */
final class TrackerStates {
    private TrackerStates() {}

    static void write(TrackerState state, DataOutputView out) throws IOException {
        out.writeLong(state.nextId());
        out.writeLong(state.clockMicros());
        out.writeLong(state.frames());
        Affines.write(state.scene(), out);
        Fields.writeList(state.tracklets(), Tracklets::write, out);
    }

    static TrackerState read(int version, DataInputView in) throws IOException {
        long nextId = in.readLong();
        long clockMicros = in.readLong();
        if (version == 1) {
            // Where there was a frame, how many there were matters no more.
            long frames = clockMicros == Long.MIN_VALUE ? 0 : Integer.MAX_VALUE;
            return new TrackerState(
                    nextId,
                    clockMicros,
                    frames,
                    Affine.IDENTITY,
                    Fields.readList(Tracklets::readFirst, in));
        }
        return new TrackerState(
                nextId,
                clockMicros,
                in.readLong(),
                Affines.read(in),
                Fields.<Tracklet>readList(from -> Tracklets.read(version, from), in));
    }
}
