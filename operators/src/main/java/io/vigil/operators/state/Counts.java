package io.vigil.operators.state;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of counts, version 1; kinds and windows by their names, NaN for what is not known. */
final class Counts {
    private Counts() {}

    static void write(Count count, DataOutputView out) throws IOException {
        Fields.writeString(count.camera(), out);
        Fields.writeString(count.site(), out);
        Fields.writeString(count.place(), out);
        Fields.writeString(count.kind().name(), out);
        Fields.writeString(count.label(), out);
        Fields.writeString(count.window().name(), out);
        out.writeLong(count.fromMicros());
        out.writeLong(count.untilMicros());
        out.writeLong(count.revision());
        out.writeBoolean(count.finished());
        out.writeBoolean(count.open());
        out.writeLong(count.observedMicros());
        out.writeLong(count.shed());
        write(count.entered(), out);
        write(count.left(), out);
        write(count.groups(), out);
        write(count.dwellP50Micros(), out);
        write(count.dwellP95Micros(), out);
        out.writeDouble(count.occupancyMean().orElse(Double.NaN));
        write(count.occupancyMax(), out);
        out.writeDouble(count.speedP50().orElse(Double.NaN));
        out.writeDouble(count.speedP85().orElse(Double.NaN));
        write(count.drift(), out);
        out.writeLong(count.rulesVersion());
    }

    static Count read(DataInputView in) throws IOException {
        return new Count(
                Fields.readString(in),
                Fields.readString(in),
                Fields.readString(in),
                Count.Kind.valueOf(Fields.readString(in)),
                Fields.readString(in),
                Window.valueOf(Fields.readString(in)),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                readLong(in),
                readLong(in),
                readLong(in),
                readLong(in),
                readLong(in),
                Fields.known(in.readDouble()),
                readLong(in),
                Fields.known(in.readDouble()),
                Fields.known(in.readDouble()),
                readLong(in),
                in.readLong());
    }

    private static void write(OptionalLong value, DataOutputView out) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            out.writeLong(value.getAsLong());
        }
    }

    private static OptionalLong readLong(DataInputView in) throws IOException {
        return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
    }
}
