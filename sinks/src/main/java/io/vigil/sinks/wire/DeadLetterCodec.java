package io.vigil.sinks.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The values of the topic {@code dead-letters} to and from Avro single-object bytes ({@code
 * dead-letter.avsc}). Instances are safe for use by many threads.
 */
public final class DeadLetterCodec {
    private final SingleObject<DeadLetter> format;

    /** Reads what was written with the present schema. */
    public DeadLetterCodec() {
        this(List.of());
    }

    /**
     * @param older schemas that records may have been written with, beside the present one
     */
    public DeadLetterCodec(Iterable<Schema> older) {
        format =
                new SingleObject<>(
                        "Dead letter",
                        new KnownClasses(List.of(DeadLetter.class)),
                        DeadLetter.getClassSchema(),
                        older);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(DeadLetter.getClassSchema());
    }

    public byte[] encode(DeadLetterValue value) {
        return format.encode(
                new DeadLetter(
                        value.camera(),
                        value.epoch(),
                        value.sequence(),
                        value.reason(),
                        value.detail(),
                        value.topic(),
                        value.partition(),
                        value.offset(),
                        value.bytes(),
                        value.sha256(),
                        ByteBuffer.wrap(value.head())));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged or something else
     */
    public DeadLetterValue decode(byte[] bytes) {
        DeadLetter wire = format.decode(bytes);
        byte[] head = new byte[wire.getHead().remaining()];
        wire.getHead().duplicate().get(head);
        return new DeadLetterValue(
                wire.getCamera(),
                wire.getEpoch(),
                wire.getSequence(),
                wire.getReason(),
                wire.getDetail(),
                wire.getTopic(),
                wire.getPartition(),
                wire.getOffset(),
                wire.getBytes(),
                wire.getSha256(),
                head);
    }
}
