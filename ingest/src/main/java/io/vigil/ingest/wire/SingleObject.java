package io.vigil.ingest.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro's single-object encoding: C3 01, the fingerprint of the writer's schema (8 bytes, least
 * significant first), the record. Safe for use by many threads.
 */
final class SingleObject<T extends SpecificRecordBase> {
    static final int HEADER = 10;
    private static final short MAGIC = 0x01c3;

    private final Schema schema;
    private final long fingerprint;
    private final SpecificData data = new OwnTypes();
    private final SchemaStore store;
    private final Map<Long, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();

    SingleObject(Schema schema, SchemaStore store) {
        this.schema = schema;
        this.fingerprint = Schemas.fingerprint(schema);
        this.store = store;
    }

    long fingerprint() {
        return fingerprint;
    }

    /**
     * @param size bytes that the record takes about, so that a large one is not copied to grow
     */
    byte[] encode(T record, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + size);
        out.writeBytes(
                ByteBuffer.allocate(HEADER)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort(MAGIC)
                        .putLong(fingerprint)
                        .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<T>(schema, data).write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    T decode(byte[] bytes) throws WireException {
        SpecificDatumReader<T> reader = reader(fingerprintOf(bytes));
        BoundedDecoder decoder = new BoundedDecoder(bytes, HEADER);
        T record;
        try {
            record = reader.read(null, decoder);
        } catch (EOFException short_) {
            throw new WireException(
                    WireException.Reason.TRUNCATED,
                    "Record of %d bytes ends too early: %s"
                            .formatted(bytes.length, short_.getMessage()),
                    short_);
        } catch (AvroTypeException unknown) {
            throw new WireException(
                    WireException.Reason.UNKNOWN_KIND,
                    "Record of a newer kind: " + unknown.getMessage(),
                    unknown);
        } catch (IOException | RuntimeException broken) {
            // Avro answers bytes out of range with whatever its tables throw.
            throw new WireException(
                    WireException.Reason.MALFORMED,
                    "Record of %d bytes breaks its schema near offset %d: %s"
                            .formatted(bytes.length, decoder.position(), broken.getMessage()),
                    broken);
        }
        if (decoder.remainingBytes() > 0) {
            throw new WireException(
                    WireException.Reason.MALFORMED,
                    "Record of %d bytes has %d bytes after its end"
                            .formatted(bytes.length, decoder.remainingBytes()));
        }
        return record;
    }

    static long fingerprintOf(byte[] bytes) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length == 0 || (bytes.length > 1 && in.getShort() != MAGIC)) {
            throw new WireException(
                    WireException.Reason.BAD_MAGIC,
                    "Record needs to start with C3 01 (Avro single object), but was %d bytes starting with %s"
                            .formatted(bytes.length, start(bytes)));
        }
        if (bytes.length < HEADER) {
            throw new WireException(
                    WireException.Reason.TRUNCATED,
                    "Record needs a header of %d bytes, but has %d bytes in all"
                            .formatted(HEADER, bytes.length));
        }
        return in.getLong();
    }

    private static String start(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(2, bytes.length); i++) {
            text.append("%02X ".formatted(bytes[i]));
        }
        return text.isEmpty() ? "nothing" : text.toString().trim();
    }

    private SpecificDatumReader<T> reader(long writer) throws WireException {
        SpecificDatumReader<T> known = readers.get(writer);
        if (known != null) {
            return known;
        }
        Schema written =
                writer == fingerprint
                        ? schema
                        : store.find(writer).orElseThrow(() -> new UnknownSchemaException(writer));
        if (!written.getFullName().equals(schema.getFullName())) {
            throw new WireException(
                    WireException.Reason.UNKNOWN_KIND,
                    "Record needs to be a %s, but is a %s"
                            .formatted(schema.getFullName(), written.getFullName()));
        }
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(written, schema, data);
        readers.put(writer, reader);
        return reader;
    }
}
