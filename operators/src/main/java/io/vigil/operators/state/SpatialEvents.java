package io.vigil.operators.state;

import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of events, version 1; kinds and directions by their names, NaN for what is not known. */
final class SpatialEvents {
    private SpatialEvents() {}

    static void write(SpatialEvent event, DataOutputView out) throws IOException {
        Fields.writeString(event.camera(), out);
        out.writeLong(event.epoch());
        out.writeLong(event.sequence());
        out.writeLong(event.capturedAtMicros());
        Fields.writeString(event.kind().name(), out);
        Fields.writeString(event.place(), out);
        Fields.writeString(event.direction().map(Direction::name).orElse(""), out);
        out.writeLong(event.track());
        Fields.writeString(event.label(), out);
        out.writeLong(event.occurredAtMicros());
        out.writeBoolean(event.at().isPresent());
        if (event.at().isPresent()) {
            out.writeDouble(event.at().get().x());
            out.writeDouble(event.at().get().y());
        }
        out.writeLong(event.dwellMicros());
        out.writeDouble(event.metresPerSecond().orElse(Double.NaN));
        out.writeDouble(event.headingDegrees().orElse(Double.NaN));
        Fields.writeList(event.traits(), Traits::write, out);
        out.writeBoolean(event.retracted());
        out.writeLong(event.rulesVersion());
    }

    static SpatialEvent read(DataInputView in) throws IOException {
        return new SpatialEvent(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                SpatialEvent.Kind.valueOf(Fields.readString(in)),
                Fields.readString(in),
                direction(Fields.readString(in)),
                in.readLong(),
                Fields.readString(in),
                in.readLong(),
                in.readBoolean()
                        ? Optional.of(new Point(in.readDouble(), in.readDouble()))
                        : Optional.empty(),
                in.readLong(),
                Fields.known(in.readDouble()),
                Fields.known(in.readDouble()),
                Fields.readList(Traits::read, in),
                in.readBoolean(),
                in.readLong());
    }

    private static Optional<Direction> direction(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Direction.valueOf(name));
    }
}
