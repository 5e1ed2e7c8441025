package io.vigil.operators.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serialiser whose every value starts with the version of its layout, so that a later program
 * reads values of all versions, even side by side. Values are immutable and never copied.
 *
 * <p>A change of layout raises {@link #version} and keeps reading what was; the golden bytes in the
 * tests hold it to that.
 */
abstract class VersionedSerializer<T> extends TypeSerializerSingleton<T> {
    /** Of the layout that {@link #write} writes, 1 to 127. */
    abstract int version();

    abstract void write(T value, DataOutputView out) throws IOException;

    /**
     * @param version of the layout to read, 1 to {@link #version}
     */
    abstract T read(int version, DataInputView in) throws IOException;

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        out.writeByte(version());
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    "%s reads versions 1 to %d, but found %d; use the program that wrote it or a later one"
                            .formatted(getClass().getSimpleName(), version(), version));
        }
        return read(version, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return from;
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
