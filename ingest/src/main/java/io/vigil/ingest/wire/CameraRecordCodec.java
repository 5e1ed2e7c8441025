package io.vigil.ingest.wire;

import java.io.IOException;

/**
 * A camera record as Avro single-object bytes and back. Safe for use by many threads.
 *
 * <p>Decoding trusts nothing: it allocates no more than the bytes it was given justify.
 */
public final class CameraRecordCodec {
    /** About what everything but the image and the regions takes, in bytes. */
    private static final int ENVELOPE = 512;

    private static final int REGION = 48;

    /** Where Frame stands among the kinds of record in this version's schema. */
    private static final int FRAME =
            CameraRecord.getClassSchema()
                    .getField("body")
                    .schema()
                    .getIndexNamed(Frame.class.getName());

    private final SingleObject<CameraRecord> wire;

    /**
     * @param store where schemas other than this version's own are looked up
     */
    public CameraRecordCodec(SchemaStore store) {
        wire = new SingleObject<>(CameraRecord.getClassSchema(), store);
    }

    public byte[] encode(io.vigil.ingest.CameraRecord record) {
        int size = ENVELOPE;
        if (record instanceof io.vigil.ingest.Frame frame) {
            size += frame.image().length + REGION * frame.regions().size();
        }
        return wire.encode(Records.toWire(record), size);
    }

    /**
     * @throws UnknownSchemaException if the writer's schema is not known at present
     * @throws WireException if these bytes are no record and never will be
     */
    public io.vigil.ingest.CameraRecord decode(byte[] bytes) throws WireException {
        CameraRecord record = wire.decode(bytes);
        try {
            return Records.fromWire(record);
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            throw new WireException(
                    WireException.Reason.INVALID,
                    "Camera %s: record %d/%d is not valid: %s"
                            .formatted(
                                    record.getCamera(),
                                    record.getEpoch(),
                                    record.getSequence(),
                                    invalid.getMessage()),
                    invalid);
        }
    }

    /**
     * Reads what stands before the image, as far as it can be read: of use for records that cannot
     * be decoded. Costs nothing that grows with the image and never throws.
     */
    public Envelope peek(byte[] bytes) {
        Envelope read = Envelope.NOTHING;
        try {
            if (SingleObject.fingerprintOf(bytes) != wire.fingerprint()) {
                return Envelope.header(SingleObject.HEADER);
            }
            BoundedDecoder in = new BoundedDecoder(bytes, SingleObject.HEADER);
            read = Envelope.header(in.position());
            String camera = in.readString();
            long epoch = in.readLong();
            long sequence = in.readLong();
            long at = in.readLong();
            read = new Envelope(camera, epoch, sequence, at, false, in.position());
            boolean frame = in.readIndex() == FRAME;
            read = new Envelope(camera, epoch, sequence, at, frame, in.position());
            if (frame) {
                in.readInt(); // width
                in.readInt(); // height
                in.readEnum(); // encoding
            } else {
                in.skipFixed(in.remainingBytes());
            }
            return new Envelope(camera, epoch, sequence, at, frame, in.position());
        } catch (IOException | WireException unreadable) {
            return read;
        }
    }
}
