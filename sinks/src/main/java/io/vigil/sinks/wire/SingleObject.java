package io.vigil.sinks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro single-object encoding: two magic bytes, the writer schema's fingerprint, the value. Maps
 * are written in the order in which they iterate, so sorted maps give the same bytes every time.
 */
final class SingleObject<D extends SpecificRecord> {
    private static final int HEADER = 10;

    private final String subject;
    private final BinaryMessageEncoder<D> encoder;
    private final BinaryMessageDecoder<D> decoder;

    /**
     * @param subject what a value is called in errors
     * @param older schemas that values may have been written with, beside the present one
     */
    SingleObject(String subject, KnownClasses model, Schema schema, Iterable<Schema> older) {
        this.subject = subject;
        encoder = new BinaryMessageEncoder<>(model, schema);
        decoder = new BinaryMessageDecoder<>(model, schema);
        older.forEach(decoder::addSchema);
    }

    byte[] encode(D value) {
        try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(subject + ": could not be encoded", e);
        }
    }

    D decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException(subject, fingerprint(bytes), e);
        } catch (BadHeaderException e) {
            throw new BadRecordException(
                    "%s: %d bytes do not begin with C3 01 and a fingerprint; read only what was written in Avro single-object encoding"
                            .formatted(subject, bytes.length),
                    e);
        } catch (IOException | RuntimeException e) {
            // Avro throws many kinds of RuntimeException on damaged bytes.
            throw new BadRecordException(
                    "%s: %d bytes with a known schema end early or are damaged"
                            .formatted(subject, bytes.length),
                    e);
        }
    }

    /** The schema as others read it: without the hints to the generator of our classes. */
    static Schema published(Schema schema) {
        String text =
                schema.toString()
                        .replace(
                                "{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                                "\"string\"")
                        .replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(text);
    }

    private static long fingerprint(byte[] bytes) {
        return bytes.length < HEADER
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }
}
