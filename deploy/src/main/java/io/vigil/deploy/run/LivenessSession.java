package io.vigil.deploy.run;

import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.liveness.LivenessService;
import io.vigil.deploy.liveness.LivenessSettings;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/**
 * {@code vigil liveness}: the watch over a configuration's cameras as a small process of its own,
 * which whoever runs services starts again when it ends.
 */
public final class LivenessSession {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private LivenessSession() {}

    /**
     * Runs until Ctrl-C.
     *
     * @return the process's exit code
     */
    public static int run(DeploymentConfig config, Console console) throws Exception {
        Map<String, Object> clients = IngestSession.clients(config.kafka());
        Topics topics = IngestSession.topics(config.kafka());
        CountDownLatch stopping = new CountDownLatch(1);
        Interrupts.onFirst(stopping::countDown);
        if (!new BrokerContact(clients).await(console, () -> stopping.getCount() == 0)) {
            return 0;
        }
        while (!prepared(clients, topics, console)) {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return 0;
            }
        }
        LivenessSettings settings =
                LivenessSettings.of(clients, topics, config.name(), config.cameras());
        LivenessService watch = LivenessService.start(settings, console::say);
        try {
            stopping.await();
        } finally {
            watch.close();
        }
        return 0;
    }

    /** Whether the topics are there; who watches over others waits for a broker. */
    private static boolean prepared(Map<String, Object> clients, Topics topics, Console console)
            throws InterruptedException {
        try {
            TopicCreation.createMissing(clients, topics);
            PublishedSchemas.publish(clients, topics);
            return true;
        } catch (KafkaException away) {
            console.say(
                    "The broker at %s cannot be used yet (%s); it is waited for"
                            .formatted(clients.get("bootstrap.servers"), away.getMessage()));
            return false;
        }
    }
}
