package io.vigil.operators.state;

import io.vigil.tracking.Box;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a box: left, top, right, bottom as doubles. */
final class Boxes {
    private Boxes() {}

    static void write(Box box, DataOutputView out) throws IOException {
        out.writeDouble(box.left());
        out.writeDouble(box.top());
        out.writeDouble(box.right());
        out.writeDouble(box.bottom());
    }

    static Box read(DataInputView in) throws IOException {
        return new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
