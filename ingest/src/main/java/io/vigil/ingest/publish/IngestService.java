package io.vigil.ingest.publish;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.Progress;
import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.Schemas;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all cameras of a configuration into their logs, each on its own: one that breaks stops no
 * other.
 */
public final class IngestService implements AutoCloseable {
    private final FramePublisher publisher;
    private final HealthReader health;
    private final AcceptedRules rules;
    private final BeatSpeaker beats;
    private final Map<String, CameraIngest> cameras = new LinkedHashMap<>();

    private IngestService(
            IngestConfig config, SourceOpener opener, Map<String, CameraPosition> ends) {
        publisher = new FramePublisher(config.kafka(), config.topics());
        rules = new AcceptedRules(config.kafka(), config.topics());
        for (CameraConfig camera : config.cameras()) {
            cameras.put(
                    camera.id(),
                    new CameraIngest(
                            camera,
                            rules,
                            config.credits(),
                            opener,
                            ends.get(camera.id()),
                            publisher));
        }
        health = new HealthReader(config.kafka(), config.topics(), this::processed);
        beats = new BeatSpeaker(config.kafka(), config.topics(), this::beats);
    }

    private List<SourceBeat> beats() {
        return cameras.values().stream().map(CameraIngest::beat).toList();
    }

    /**
     * Creates the topics that are missing, finds out how far each camera's log has come, and starts
     * all cameras there.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached or refuses
     */
    public static IngestService start(IngestConfig config, SourceOpener opener)
            throws InterruptedException {
        TopicCreation.createMissing(config.kafka(), config.topics());
        new SchemaTopic(config.kafka(), config.topics().schemas()).publish(Schemas.own());
        Map<String, CameraPosition> ends;
        try (LogEnds log = new LogEnds(config.kafka(), config.topics())) {
            ends = log.of(config.cameras().stream().map(CameraConfig::id).toList());
        }
        IngestService service = new IngestService(config, opener, ends);
        service.cameras.values().forEach(CameraIngest::start);
        service.beats.start();
        return service;
    }

    private void processed(Progress progress) {
        CameraIngest camera = cameras.get(progress.camera());
        if (camera != null) {
            camera.processed(progress);
        }
    }

    /** Every camera at this moment, in the order of the configuration. */
    public List<CameraStatus> status() {
        return cameras.values().stream().map(CameraIngest::status).toList();
    }

    /**
     * Waits until every camera is over, which a live one is not by itself.
     *
     * @return whether they are
     */
    public boolean await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (CameraIngest camera : cameras.values()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!camera.await(left)) {
                return false;
            }
        }
        return true;
    }

    /** Ends every camera: each log says that it was stopped, unless it had ended before. */
    public void stop() throws InterruptedException {
        Collection<CameraIngest> all = cameras.values();
        all.forEach(CameraIngest::stop);
        for (CameraIngest camera : all) {
            camera.abandon();
        }
    }

    /** Stops, and lets go of Kafka. */
    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            beats.close();
            health.close();
            rules.close();
            publisher.close();
        }
    }
}
