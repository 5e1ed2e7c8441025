package io.vigil.operators.perceive;

import io.vigil.ingest.Progress;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far perception has come with each camera, so that ingest sends more. Best effort, on a
 * thread of its own: whatever happens to it never reaches the frames. What is not heard is said
 * again, every {@link #REPEAT_PERIODS} periods even without news.
 */
final class ProgressPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressPublisher.class);
    private static final int REPEAT_PERIODS = 10;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Map<String, Progress> reached = new ConcurrentHashMap<>();
    private final Map<String, Progress> said = new HashMap<>();
    private final ProgressCodec codec = new ProgressCodec(SchemaStore.NONE);
    private final ScheduledExecutorService thread;
    private final String topic;
    private final Producer<String, byte[]> producer;
    private long periods;
    private boolean failing;

    private ProgressPublisher(String topic, Producer<String, byte[]> producer, Duration every) {
        this.topic = topic;
        this.producer = producer;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread daemon = new Thread(work, "perceive-progress");
                            daemon.setDaemon(true);
                            return daemon;
                        });
        long period = every.toMillis();
        thread.scheduleWithFixedDelay(this::say, period, period, TimeUnit.MILLISECONDS);
    }

    /** According to {@code config}, or null where there is nobody to say it to. */
    static ProgressPublisher of(PerceiveConfig config) {
        if (config.kafka().isEmpty() || config.healthTopic().isEmpty()) {
            return null;
        }
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3000);
        return new ProgressPublisher(
                config.healthTopic(),
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
                config.progressEvery());
    }

    /** Called by the task's thread after a record has been emitted. */
    void note(Perceived perceived) {
        if (perceived instanceof PerceivedFrame frame) {
            note(frame.camera(), frame.detections().epoch(), frame.detections().sequence());
        } else if (perceived instanceof Rejected rejected && rejected.letter().sequence() >= 0) {
            note(rejected.camera(), rejected.letter().epoch(), rejected.letter().sequence());
        }
    }

    private void note(String camera, long epoch, long sequence) {
        reached.merge(
                camera,
                new Progress(camera, Progress.PERCEIVE, epoch, sequence),
                ProgressPublisher::later);
    }

    private static Progress later(Progress one, Progress other) {
        boolean isLater =
                other.epoch() > one.epoch()
                        || (other.epoch() == one.epoch() && other.sequence() > one.sequence());
        return isLater ? other : one;
    }

    private void say() {
        try {
            boolean repeat = periods++ % REPEAT_PERIODS == 0;
            for (Progress progress : reached.values()) {
                if (repeat || !progress.equals(said.get(progress.camera()))) {
                    producer.send(
                            new ProducerRecord<>(topic, progress.camera(), codec.encode(progress)));
                    said.put(progress.camera(), progress);
                }
            }
            failing = false;
        } catch (KafkaException unreachable) {
            if (!failing) {
                LOG.warn("Progress is not said for now: {}", unreachable.getMessage());
            }
            failing = true;
        }
    }

    void stop() throws InterruptedException {
        thread.execute(this::say);
        thread.shutdown();
        thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        producer.close(CLOSE_TIMEOUT);
    }
}
