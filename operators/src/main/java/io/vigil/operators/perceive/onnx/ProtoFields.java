package io.vigil.operators.perceive.onnx;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Walks over the fields of a message in protocol buffers' wire format. */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private ProtoFields() {}

    /** The bytes end before the message does, or are none. */
    static final class CutOffException extends RuntimeException {
        private static final long serialVersionUID = 1;

        CutOffException(String message) {
            super(message);
        }
    }

    /**
     * One field.
     *
     * @param value of a number; else where its bytes start
     * @param length of its bytes; 0 for a number
     */
    record Field(int number, byte[] bytes, long value, int length) {
        String text() {
            return new String(bytes, (int) value, length, StandardCharsets.UTF_8);
        }

        void fields(Consumer<Field> visitor) {
            each(bytes, (int) value, (int) value + length, visitor);
        }
    }

    /**
     * @throws CutOffException after the fields before the cut
     */
    static void each(byte[] bytes, int from, int to, Consumer<Field> visitor) {
        int[] at = {from};
        while (at[0] < to) {
            long key = varint(bytes, at, to);
            int number = (int) (key >>> 3);
            long value = 0;
            long length = 0;
            switch ((int) (key & 7)) {
                case VARINT -> value = varint(bytes, at, to);
                case FIXED_64 -> length = Long.BYTES;
                case FIXED_32 -> length = Integer.BYTES;
                case BYTES -> length = varint(bytes, at, to);
                default -> throw new CutOffException("no field has the kind " + (key & 7));
            }
            if (length > 0) {
                value = at[0];
            }
            boolean whole = length >= 0 && length <= to - at[0];
            Field field = new Field(number, bytes, value, (int) (whole ? length : to - at[0]));
            if (!whole) {
                // What is there of it may still tell what it is.
                visitor.accept(field);
                throw new CutOffException("field %d ends after the bytes".formatted(number));
            }
            at[0] += (int) length;
            visitor.accept(field);
        }
    }

    private static long varint(byte[] bytes, int[] at, int to) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at[0] >= to) {
                break;
            }
            byte next = bytes[at[0]++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CutOffException("a number ends after the bytes");
    }
}
