package io.vigil.operators.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Whole numbers in as few bytes as they need, small ones of either sign in one: zigzag, then seven
 * bits a byte, the lowest first, as Avro has them.
 */
final class Numbers {
    private static final int MORE = 0x80;

    private Numbers() {}

    static void write(long number, DataOutputView out) throws IOException {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) ((left & 0x7F) | MORE));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    static long read(DataInputView in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = in.readByte();
            number |= (long) (next & 0x7F) << shift;
            if ((next & MORE) == 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        throw new IOException("Number needs at most 10 bytes, but goes on after them");
    }
}
