package io.vigil.operators.state;

import io.vigil.tracking.TrackerState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a tracker's state, version 1. */
final class TrackerStates {
    private TrackerStates() {}

    static void write(TrackerState state, DataOutputView out) throws IOException {
        out.writeLong(state.nextId());
        out.writeLong(state.clockMicros());
    }

    static TrackerState read(DataInputView in) throws IOException {
        return new TrackerState(in.readLong(), in.readLong());
    }
}
