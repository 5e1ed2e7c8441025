package io.vigil.deploy.control;

import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.Schemas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what people send while it runs into the cameras' logs: rules from {@code rules}, bundles
 * from {@code models}, and what is said of alerts from {@code alert-acks}. Each message is checked,
 * answered on {@code rules-status}, and, if it is right, appended once, whatever is killed
 * meanwhile.
 */
public final class ControlService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlService.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 1000;
    private static final long RENEWAL_NANOS = TimeUnit.HOURS.toNanos(1);

    private final ControlSettings settings;
    private final Consumer<Answer> listener;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean fenced;

    private ControlService(ControlSettings settings, Consumer<Answer> listener) {
        this.settings = settings;
        this.listener = listener;
        thread = new Thread(this::work, "vigil-control");
        thread.setDaemon(true);
    }

    /**
     * Creates the topics that are missing and puts what the configuration's file asks for into the
     * logs before it returns, so that a camera that starts then starts with its rules.
     *
     * @param listener hears every answer, in a thread of its own
     * @throws KafkaException if the broker cannot be reached or refuses
     */
    public static ControlService start(ControlSettings settings, Consumer<Answer> listener)
            throws InterruptedException {
        TopicCreation.createMissing(settings.kafka(), settings.topics());
        new SchemaTopic(settings.kafka(), settings.topics().schemas()).publish(Schemas.own());
        ControlService service = new ControlService(settings, listener);
        try (Desk desk = service.open()) {
            desk.hearFile();
        }
        service.thread.start();
        return service;
    }

    /** Whether it has ended because another process of the deployment does its work. */
    public boolean replaced() {
        return fenced;
    }

    private Desk open() {
        return new Desk(settings, InstantSource.system(), listener);
    }

    private void work() {
        while (!closed && !fenced) {
            try (Desk desk = open()) {
                desk.renewPlace();
                long renewed = System.nanoTime();
                while (!closed) {
                    desk.work(POLL);
                    if (System.nanoTime() - renewed > RENEWAL_NANOS) {
                        desk.renewPlace();
                        renewed = System.nanoTime();
                    }
                }
            } catch (ProducerFencedException another) {
                LOG.warn("Another control process of {} has taken over", settings.deployment());
                fenced = true;
            } catch (KafkaException away) {
                LOG.warn("Messages cannot be taken for now: {}", away.getMessage());
                pause();
            } catch (InterruptedException stop) {
                closed = true;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    /** Ends it; what is under way is finished first. */
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
