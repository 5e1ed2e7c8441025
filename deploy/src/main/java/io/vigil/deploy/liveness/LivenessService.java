package io.vigil.deploy.liveness;

import io.vigil.anomaly.Alert;
import io.vigil.ingest.publish.OutageLog;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.LivenessBeatCodec;
import io.vigil.sinks.wire.LivenessBeatValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch on a broker: hears {@code health}, speaks on {@code liveness}, and carries the time of
 * dead cameras on in their logs. A thread of its own; what it remembers is on its topic. Several
 * may watch at once: they hear each other, and give the same alerts the same ids.
 */
public final class LivenessService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivenessService.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long TICK_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 1000;
    private static final String TIMEOUT_MILLIS = "3000";

    private final LivenessSettings settings;
    private final LongSupplier clockMicros;
    private final Consumer<String> voice;
    private final Liveness liveness;
    private final AlertCodec alerts = new AlertCodec();
    private final LivenessBeatCodec beats = new LivenessBeatCodec();
    private final String instance = "pid-" + ProcessHandle.current().pid();
    private final Thread thread;
    private LivenessState state = LivenessState.EMPTY;
    private boolean cutOff;
    private volatile boolean closed;

    private LivenessService(
            LivenessSettings settings, LongSupplier clockMicros, Consumer<String> voice) {
        this.settings = settings;
        this.clockMicros = clockMicros;
        this.voice = voice;
        liveness = new Liveness(settings.config(), settings.cameras());
        thread = new Thread(this::run, "vigil-liveness");
        thread.setDaemon(true);
    }

    /**
     * Starts to watch; the topics have to be there. A broker that is away is waited for.
     *
     * @param voice told in one line what opens, what is over, and when the broker is away
     */
    public static LivenessService start(LivenessSettings settings, Consumer<String> voice) {
        return start(
                settings, () -> TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()), voice);
    }

    /**
     * @param clockMicros wall clock, microseconds since 1970
     */
    static LivenessService start(
            LivenessSettings settings, LongSupplier clockMicros, Consumer<String> voice) {
        LivenessService service = new LivenessService(settings, clockMicros, voice);
        service.thread.start();
        return service;
    }

    private void run() {
        Producer<String, byte[]> producer = producer();
        while (!closed) {
            try (WatchedTopics topics =
                            new WatchedTopics(settings.kafka(), settings.topics(), clockMicros);
                    OutageLog logs = new OutageLog(settings.kafka(), settings.topics())) {
                watch(topics, producer, logs);
            } catch (KafkaException away) {
                cutOff(away);
            } catch (RuntimeException ours) {
                // Who watches over others must not end by one bad record.
                LOG.error("The watch starts anew", ours);
                voice.accept("The watch over the cameras starts anew: " + ours);
                pause();
            }
        }
        producer.close(CLOSE);
    }

    private void watch(WatchedTopics topics, Producer<String, byte[]> producer, OutageLog logs) {
        long ticked = System.nanoTime() - TICK_NANOS;
        Map<TopicPartition, Long> ends = Map.of();
        while (!closed) {
            topics.poll(POLL).forEach(heard -> step(heard, producer, logs));
            if (System.nanoTime() - ticked >= TICK_NANOS) {
                try {
                    ends = ends.isEmpty() ? topics.ends() : ends;
                    if (topics.passed(ends)) {
                        ends = Map.of();
                        ticked = System.nanoTime();
                        step(new Heard.Tick(clockMicros.getAsLong()), producer, logs);
                        back();
                    }
                } catch (KafkaException away) {
                    cutOff(away);
                }
            }
        }
    }

    private void step(Heard heard, Producer<String, byte[]> producer, OutageLog logs) {
        Liveness.Step step = liveness.step(state, heard);
        state = step.state();
        for (Word word : step.words()) {
            if (word instanceof Word.Raise raise) {
                say(raise.alert());
                send(producer, raise.alert().camera(), alerts.encode(raise.alert()));
            } else if (word instanceof Word.Alive alive) {
                send(producer, settings.deployment(), beats.encode(beat(alive)));
            } else if (word instanceof Word.CarryOn carry) {
                logs.append(carry.cameras(), carry.claimedMicros(), carry.reason());
            }
        }
    }

    private LivenessBeatValue beat(Word.Alive alive) {
        return new LivenessBeatValue(
                settings.deployment(), instance, alive.atMicros(), alive.cameras(), alive.open());
    }

    private void say(Alert alert) {
        String text = alert.explanation().text();
        LOG.warn("{} {} {}: {}", alert.phase(), alert.alertId(), alert.severity(), text);
        voice.accept(text);
    }

    private void send(Producer<String, byte[]> producer, String key, byte[] value) {
        producer.send(
                new ProducerRecord<>(settings.topics().liveness(), 0, key, value),
                (place, refused) -> {
                    if (refused != null) {
                        LOG.warn("Not said: {}", refused.getMessage());
                    }
                });
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> producer = new HashMap<>(settings.kafka());
        producer.put("acks", "all");
        producer.put("linger.ms", "0");
        producer.put("max.block.ms", TIMEOUT_MILLIS);
        producer.put("request.timeout.ms", TIMEOUT_MILLIS);
        // What is said must arrive, however late: it is a moment of an alert.
        producer.put("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
        return new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer());
    }

    private void cutOff(KafkaException away) {
        if (!cutOff) {
            cutOff = true;
            LOG.warn("The broker does not answer: {}", away.getMessage());
            voice.accept(
                    "The broker at %s does not answer, so nothing is known of the cameras; waiting for it"
                            .formatted(settings.kafka().get("bootstrap.servers")));
        }
        state = liveness.step(state, new Heard.CutOff(clockMicros.getAsLong())).state();
        pause();
    }

    private void back() {
        if (cutOff) {
            cutOff = false;
            voice.accept("The broker answers again.");
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    /** Stops watching; what is open stays open on the topic. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PAUSE_MILLIS * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
