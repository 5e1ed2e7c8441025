package io.vigil.ingest.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * {@link io.vigil.ingest.SourceBeat} as Avro single-object bytes and back. Safe for many threads.
 */
public final class BeatCodec {
    private static final int SIZE = 96;

    private final SingleObject<SourceBeat> wire;

    public BeatCodec(SchemaStore store) {
        wire = new SingleObject<>(SourceBeat.getClassSchema(), store);
    }

    public byte[] encode(io.vigil.ingest.SourceBeat beat) {
        return wire.encode(
                new SourceBeat(
                        beat.camera(),
                        SourceState.valueOf(beat.state().name()),
                        beat.live(),
                        beat.epoch(),
                        beat.sequence(),
                        Instant.EPOCH.plus(beat.capturedAtMicros(), ChronoUnit.MICROS),
                        beat.silentMicros(),
                        beat.error()),
                SIZE);
    }

    /**
     * @throws UnknownSchemaException if the writer's schema is not known at present
     * @throws WireException if it is no beat, or one that says what cannot be
     */
    public io.vigil.ingest.SourceBeat decode(byte[] bytes) throws WireException {
        SourceBeat beat = wire.decode(bytes);
        if (beat.getState() == SourceState.UNKNOWN) {
            throw new WireException(
                    WireException.Reason.UNKNOWN_KIND,
                    "Camera %s: its beat has a state that this version does not know"
                            .formatted(beat.getCamera()));
        }
        try {
            return new io.vigil.ingest.SourceBeat(
                    beat.getCamera(),
                    io.vigil.ingest.SourceBeat.State.valueOf(beat.getState().name()),
                    beat.getLive(),
                    beat.getEpoch(),
                    beat.getSequence(),
                    ChronoUnit.MICROS.between(Instant.EPOCH, beat.getCapturedAt()),
                    beat.getSilentMicros(),
                    beat.getError());
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            throw new WireException(
                    WireException.Reason.INVALID,
                    "Camera %s: its beat is not valid: %s"
                            .formatted(beat.getCamera(), invalid.getMessage()),
                    invalid);
        }
    }
}
