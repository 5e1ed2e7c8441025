package io.vigil.operators.state;

import io.vigil.tracking.Keypoint;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a keypoint: x, y, score as doubles. */
final class Keypoints {
    private Keypoints() {}

    static void write(Keypoint keypoint, DataOutputView out) throws IOException {
        out.writeDouble(keypoint.x());
        out.writeDouble(keypoint.y());
        out.writeDouble(keypoint.score());
    }

    static Keypoint read(DataInputView in) throws IOException {
        return new Keypoint(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
