package io.vigil.operators.source;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.Envelope;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.ingest.wire.WireException;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.RawRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Decides which records of the frames topic can be used. Safe for use by many threads. */
public final class RecordChecker {
    private final CameraRecordCodec codec;

    public RecordChecker(SchemaStore schemas) {
        codec = new CameraRecordCodec(schemas);
    }

    /**
     * @throws UnknownSchemaException if the writer's schema is not known at present: try again
     */
    public Checked check(RawRecord raw) throws UnknownSchemaException {
        try {
            return new Checked.Good(read(raw));
        } catch (UnknownSchemaException mayPass) {
            throw mayPass;
        } catch (WireException broken) {
            return new Checked.Bad(
                    letter(raw, broken.reason().code(), String.valueOf(broken.getMessage())));
        } catch (RejectedException rejected) {
            return new Checked.Bad(
                    letter(raw, rejected.reason(), String.valueOf(rejected.getMessage())));
        }
    }

    /** A dead letter about {@code raw}, with as much of its name as can be read. */
    public DeadLetter letter(RawRecord raw, String reason, String detail) {
        Envelope envelope = codec.peek(raw.value());
        int head = Math.min(Math.min(envelope.bytes(), raw.value().length), DeadLetter.MAX_HEAD);
        return new DeadLetter(
                shortened(raw.key(), Limits.CAMERA_CHARACTERS),
                envelope.epoch(),
                envelope.sequence(),
                reason,
                shortened(detail, Limits.DETAIL_CHARACTERS),
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.value().length,
                sha256(raw.value()),
                Arrays.copyOf(raw.value(), head));
    }

    private CameraRecord read(RawRecord raw) throws WireException, RejectedException {
        if (raw.value().length == 0) {
            throw new RejectedException("empty", "Record needs a value, but has none");
        }
        if (raw.value().length > Limits.RECORD_BYTES) {
            throw new RejectedException(
                    "too-large",
                    "Record needs at most %d bytes, but has %d"
                            .formatted(Limits.RECORD_BYTES, raw.value().length));
        }
        CameraRecord record = codec.decode(raw.value());
        checkName(raw.key(), record);
        if (record instanceof Frame frame) {
            FrameRules.check(frame);
        }
        return record;
    }

    private static void checkName(String key, CameraRecord record) throws RejectedException {
        if (key.isEmpty()) {
            throw new RejectedException(
                    "no-key",
                    "Record of camera %s needs the camera as its key, but has none"
                            .formatted(record.camera()));
        }
        if (!key.equals(record.camera()) || key.length() > Limits.CAMERA_CHARACTERS) {
            throw new RejectedException(
                    "key-mismatch",
                    "Record needs its camera as its key, of at most %d characters, but has key %s and camera %s"
                            .formatted(Limits.CAMERA_CHARACTERS, key, record.camera()));
        }
        long least = record instanceof Frame ? 0 : -1;
        if (record.epoch() < 0 || record.sequence() < least) {
            throw new RejectedException(
                    "invalid",
                    "Camera %s: epoch needs to be 0 or more and sequence %d or more, but they are %d and %d"
                            .formatted(key, least, record.epoch(), record.sequence()));
        }
    }

    /** A hostile key or name must not make a dead letter that the broker refuses. */
    private static String shortened(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException(impossible);
        }
    }
}
