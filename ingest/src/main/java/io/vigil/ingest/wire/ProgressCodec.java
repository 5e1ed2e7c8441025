package io.vigil.ingest.wire;

/** {@link io.vigil.ingest.Progress} as Avro single-object bytes and back. Safe for many threads. */
public final class ProgressCodec {
    private static final int SIZE = 64;

    private final SingleObject<Progress> wire;

    public ProgressCodec(SchemaStore store) {
        wire = new SingleObject<>(Progress.getClassSchema(), store);
    }

    public byte[] encode(io.vigil.ingest.Progress progress) {
        return wire.encode(
                new Progress(
                        progress.camera(),
                        progress.component(),
                        progress.epoch(),
                        progress.sequence()),
                SIZE);
    }

    public io.vigil.ingest.Progress decode(byte[] bytes) throws WireException {
        Progress progress = wire.decode(bytes);
        return new io.vigil.ingest.Progress(
                progress.getCamera(),
                progress.getComponent(),
                progress.getEpoch(),
                progress.getSequence());
    }
}
