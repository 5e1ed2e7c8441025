package io.vigil.operators.state;

import io.vigil.tracking.Affine;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of an affine: whether it moves anything, and its coefficients if so. */
final class Affines {
    private Affines() {}

    static void write(Affine affine, DataOutputView out) throws IOException {
        out.writeBoolean(!affine.isIdentity());
        if (!affine.isIdentity()) {
            out.writeDouble(affine.a11());
            out.writeDouble(affine.a12());
            out.writeDouble(affine.tx());
            out.writeDouble(affine.a21());
            out.writeDouble(affine.a22());
            out.writeDouble(affine.ty());
        }
    }

    static Affine read(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Affine(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble())
                : Affine.IDENTITY;
    }
}
