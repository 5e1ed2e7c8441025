package io.vigil.ingest.publish;

import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.SourceCodec;
import io.vigil.ingest.wire.WireException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/**
 * How far ingest says, every ten seconds and at the start of each epoch, that the cameras' logs
 * have come. Safe for use by many threads.
 */
public final class NotedPositions implements AutoCloseable {
    private final CompactedTopic sources;
    private final SourceCodec codec;

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public NotedPositions(Map<String, Object> kafka, Topics topics) {
        sources = new CompactedTopic(kafka, topics.sources());
        codec = new SourceCodec(new SchemaTopic(kafka, topics.schemas()));
    }

    /**
     * @return by camera; one that was never seen is left out
     */
    public Map<String, CameraPosition> read() {
        Map<String, CameraPosition> noted = new TreeMap<>();
        sources.read().forEach((camera, value) -> noted.put(camera, decode(camera, value)));
        return noted;
    }

    private CameraPosition decode(String camera, byte[] value) {
        try {
            return codec.decode(value);
        } catch (WireException broken) {
            throw new KafkaException(
                    "Camera %s: its noted position cannot be read (%s), so its epoch is not known"
                            .formatted(camera, broken.getMessage()),
                    broken);
        }
    }

    @Override
    public void close() {
        sources.close();
    }
}
