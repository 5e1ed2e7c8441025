package io.vigil.operators.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The few shapes that all layouts are made of: a count or length (4 bytes) goes before. */
final class Fields {
    private Fields() {}

    interface Writer<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    interface Reader<T> {
        T read(DataInputView in) throws IOException;
    }

    static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void writeString(String text, DataOutputView out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readString(DataInputView in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void writeCounts(Map<String, Long> counts, DataOutputView out) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
            writeString(count.getKey(), out);
            out.writeLong(count.getValue());
        }
    }

    static SortedMap<String, Long> readCounts(DataInputView in) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(readString(in), in.readLong());
        }
        return counts;
    }

    static <T> void writeList(List<T> items, Writer<T> writer, DataOutputView out)
            throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(item, out);
        }
    }

    static <T> List<T> readList(Reader<T> reader, DataInputView in) throws IOException {
        List<T> items = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            items.add(reader.read(in));
        }
        return items;
    }

    /** In the order of the map. */
    static <T> void writeMap(SortedMap<String, T> map, Writer<T> writer, DataOutputView out)
            throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, T> entry : map.entrySet()) {
            writeString(entry.getKey(), out);
            writer.write(entry.getValue(), out);
        }
    }

    static <T> SortedMap<String, T> readMap(Reader<T> reader, DataInputView in) throws IOException {
        SortedMap<String, T> map = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(readString(in), reader.read(in));
        }
        return map;
    }

    /** NaN stands for what is not known. */
    static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
