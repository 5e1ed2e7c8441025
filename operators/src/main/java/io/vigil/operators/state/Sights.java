package io.vigil.operators.state;

import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of foreground and of what a camera's own models say, version 2. */
final class Sights {
    private Sights() {}

    static void write(Foreground foreground, DataOutputView out) throws IOException {
        Boxes.write(foreground.box(), out);
        out.writeDouble(foreground.fill());
        out.writeLong(foreground.stillMicros());
        out.writeDouble(foreground.certainty());
    }

    static Foreground readForeground(DataInputView in) throws IOException {
        return new Foreground(Boxes.read(in), in.readDouble(), in.readLong(), in.readDouble());
    }

    static void write(Glance glance, DataOutputView out) throws IOException {
        Boxes.write(glance.box(), out);
        Fields.writeString(glance.label(), out);
        out.writeDouble(glance.motionError());
        out.writeDouble(glance.predictionError());
        out.writeDouble(glance.flowX());
        out.writeDouble(glance.flowY());
        out.writeDouble(glance.flowFast());
        write(glance.map(), out);
    }

    static void write(ErrorMap map, DataOutputView out) throws IOException {
        byte[] levels = map.levels();
        out.writeByte(levels.length);
        out.write(levels);
    }

    /**
     * @param mapped whether it says where the error is, which version 1 did not
     */
    static Glance readGlance(boolean mapped, DataInputView in) throws IOException {
        return new Glance(
                Boxes.read(in),
                Fields.readString(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                mapped ? readMap(in) : ErrorMap.NONE);
    }

    static ErrorMap readMap(DataInputView in) throws IOException {
        byte[] levels = new byte[in.readByte()];
        in.readFully(levels);
        return new ErrorMap(levels);
    }
}
