package io.vigil.ingest.publish;

import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Carries a camera's content time on in its log while there is no ingest to do it, so that whatever
 * runs on content time goes on: a {@link SourceDown} after the log's last record, in its epoch,
 * with a time that never falls. Used by one thread.
 *
 * <p>A late one, when ingest is back already, does no harm: its epoch is an old one, or its time is
 * behind the frames'.
 */
public final class OutageLog implements AutoCloseable {
    private static final String TIMEOUT_MILLIS = "3000";

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
    private final Map<String, CameraPosition> ends = new HashMap<>();
    private final Producer<String, byte[]> producer;

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public OutageLog(Map<String, Object> kafka, Topics topics) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        this.topics = topics;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", TIMEOUT_MILLIS);
        settings.put("delivery.timeout.ms", TIMEOUT_MILLIS);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Appends to the cameras' logs that they are down. Where a log has no record yet, or has ended,
     * there is no time to carry on. The end of a log is looked up as its camera's outage begins: an
     * outage is over when its camera is not among them.
     *
     * @param claimedMicros content time to claim; what a log has reached, where that is later
     * @param reason why, without credentials
     * @return what was appended
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached
     */
    public List<SourceDown> append(Collection<String> cameras, long claimedMicros, String reason) {
        ends.keySet().retainAll(cameras);
        if (cameras.isEmpty()) {
            return List.of();
        }
        lookUp(cameras.stream().filter(camera -> !ends.containsKey(camera)).toList());
        int partitions = producer.partitionsFor(topics.frames()).size();
        List<SourceDown> appended = new ArrayList<>();
        for (String camera : cameras) {
            CameraPosition end = ends.get(camera);
            if (end.epoch() >= 0 && end.ended().isEmpty()) {
                SourceDown down =
                        new SourceDown(
                                camera,
                                end.epoch(),
                                end.sequence(),
                                Math.max(0, Math.max(end.capturedAtMicros(), claimedMicros)),
                                reason);
                producer.send(
                        new ProducerRecord<>(
                                topics.frames(),
                                FramePublisher.partition(camera, partitions),
                                camera,
                                codec.encode(down)));
                ends.put(camera, end.after(down));
                appended.add(down);
            }
        }
        return appended;
    }

    private void lookUp(Collection<String> cameras) {
        if (!cameras.isEmpty()) {
            try (LogEnds log = new LogEnds(kafka, topics)) {
                ends.putAll(log.of(cameras));
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
