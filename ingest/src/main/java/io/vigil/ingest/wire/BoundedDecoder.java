package io.vigil.ingest.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding over an array, for bytes that nobody vouches for. A length is checked
 * against what is left before anything is allocated for it (Avro's own decoder allocates first),
 * and {@code bytes} come out as a view of the array: an image is copied once, not twice.
 */
final class BoundedDecoder extends Decoder {
    private final ByteBuffer in;

    /** Reads {@code bytes} from {@code offset} to their end. */
    BoundedDecoder(byte[] bytes, int offset) {
        in = ByteBuffer.wrap(bytes, offset, bytes.length - offset).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset in the array of the next byte to read. */
    int position() {
        return in.position();
    }

    @Override
    public int remainingBytes() {
        return in.remaining();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte value = need(1).get();
        if (value != 0 && value != 1) {
            throw new IOException("A boolean needs to be 0 or 1, but was " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("An int needs 32 bits, but was " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = need(1).get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("A long needs at most 10 bytes, but goes on");
    }

    @Override
    public float readFloat() throws IOException {
        return need(Float.BYTES).getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return need(Double.BYTES).getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        return StandardCharsets.UTF_8.decode(readBytes(null)).toString();
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    /** A view of the array itself, not a copy; {@code old} is not used. */
    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        int length = length();
        ByteBuffer view = in.slice(in.position(), length);
        in.position(in.position() + length);
        return view;
    }

    @Override
    public void skipBytes() throws IOException {
        skipFixed(length());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        need(length).get(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length).position(in.position() + length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return blockCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return blockCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return blockCount();
    }

    @Override
    public long mapNext() throws IOException {
        return blockCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /** Items in the next block: each takes a byte at least, so more than are left is a lie. */
    private long blockCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong(); // the block's size in bytes, of use only to those who skip it
        }
        if (count < 0 || count > in.remaining()) {
            throw new EOFException(
                    "A block says %d items, but %d bytes are left"
                            .formatted(count, in.remaining()));
        }
        return count;
    }

    /** Skips the blocks that know their size; returns the items of one that does not, or 0. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            skipFixed(length());
            count = readLong();
        }
        return count;
    }

    private int length() throws IOException {
        long length = readLong();
        if (length < 0) {
            throw new IOException("A length needs to be 0 or more, but was " + length);
        }
        need(length);
        return (int) length;
    }

    private ByteBuffer need(long bytes) throws EOFException {
        if (bytes > in.remaining()) {
            throw new EOFException(
                    "%d bytes are needed at offset %d, but %d are left"
                            .formatted(bytes, in.position(), in.remaining()));
        }
        return in;
    }
}
