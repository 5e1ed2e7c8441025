package io.vigil.ingest.publish;

import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.wire.BeatCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says each second of the wall clock how every camera is doing. A beat that does not get through is
 * given up, since the next one says more; frames never wait for it.
 */
final class BeatSpeaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BeatSpeaker.class);
    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Supplier<List<SourceBeat>> cameras;
    private final Producer<String, byte[]> producer;
    private final String topic;
    private final BeatCodec codec = new BeatCodec(SchemaStore.NONE);
    private final Thread thread;
    private volatile boolean closed;

    BeatSpeaker(Map<String, Object> kafka, Topics topics, Supplier<List<SourceBeat>> cameras) {
        this.cameras = cameras;
        topic = topics.health();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "1");
        settings.put("enable.idempotence", "false");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", "1000");
        settings.put("request.timeout.ms", "2000");
        settings.put("delivery.timeout.ms", "3000");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        thread = new Thread(this::beat, "vigil-beats");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void beat() {
        long due = System.nanoTime();
        while (!closed) {
            say();
            due += PERIOD_NANOS;
            long now = System.nanoTime();
            if (due < now) {
                due = now;
            }
            while (!closed && due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private void say() {
        try {
            for (SourceBeat beat : cameras.get()) {
                producer.send(new ProducerRecord<>(topic, beat.camera(), codec.encode(beat)));
            }
        } catch (KafkaException away) {
            LOG.warn("Beats are not said for now: {}", away.getMessage());
        }
    }

    /** Says once more how the cameras ended. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say();
        producer.close(CLOSE);
    }
}
