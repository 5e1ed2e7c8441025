package io.vigil.operators.state;

import io.vigil.operators.DeadLetter;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a dead letter, version 1. */
final class DeadLetters {
    private DeadLetters() {}

    static void write(DeadLetter letter, DataOutputView out) throws IOException {
        Fields.writeString(letter.camera(), out);
        out.writeLong(letter.epoch());
        out.writeLong(letter.sequence());
        Fields.writeString(letter.reason(), out);
        Fields.writeString(letter.detail(), out);
        Fields.writeString(letter.topic(), out);
        out.writeInt(letter.partition());
        out.writeLong(letter.offset());
        out.writeLong(letter.bytes());
        Fields.writeString(letter.sha256(), out);
        Fields.writeBytes(letter.head(), out);
    }

    static DeadLetter read(DataInputView in) throws IOException {
        return new DeadLetter(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                Fields.readString(in),
                Fields.readString(in),
                Fields.readString(in),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                Fields.readString(in),
                Fields.readBytes(in));
    }
}
