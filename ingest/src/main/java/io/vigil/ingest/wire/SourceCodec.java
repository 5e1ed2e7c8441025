package io.vigil.ingest.wire;

import io.vigil.ingest.CameraPosition;
import java.util.HashMap;
import java.util.TreeMap;

/** A camera's position as Avro single-object bytes and back. Safe for many threads. */
public final class SourceCodec {
    private static final int SIZE = 128;

    private final SingleObject<Source> wire;

    public SourceCodec(SchemaStore store) {
        wire = new SingleObject<>(Source.getClassSchema(), store);
    }

    public byte[] encode(CameraPosition position) {
        return wire.encode(
                new Source(
                        position.camera(),
                        position.epoch(),
                        position.sequence(),
                        position.capturedAtMicros(),
                        position.captured(),
                        new HashMap<>(position.shed()),
                        position.ended(),
                        position.logOffset()),
                SIZE);
    }

    public CameraPosition decode(byte[] bytes) throws WireException {
        Source source = wire.decode(bytes);
        return new CameraPosition(
                source.getCamera(),
                source.getEpoch(),
                source.getSequence(),
                source.getCapturedAt(),
                source.getCaptured(),
                new TreeMap<>(source.getShed()),
                source.getEnded(),
                source.getLogOffset());
    }
}
