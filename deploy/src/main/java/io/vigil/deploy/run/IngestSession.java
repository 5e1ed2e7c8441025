package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.KafkaConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.Progress;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code vigil ingest}: the cameras of a configuration into a Kafka that runs elsewhere. */
public final class IngestSession {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration FRAMES_KEPT = Duration.ofHours(1);
    private static final short BROKERS_CHOICE = -1;

    private IngestSession() {}

    /**
     * Runs until every camera has ended, which a live one does not, or Ctrl-C.
     *
     * @return the process's exit code
     */
    public static int run(DeploymentConfig config, Console console) throws Exception {
        CameraSources.requireOne(config.cameras());
        IngestConfig ingestConfig =
                new IngestConfig(
                        clients(config.kafka()),
                        topics(config.kafka()),
                        // With their regions: which detector will read the log is not ingest's to
                        // know.
                        config.cameras(),
                        CreditLimits.DEFAULT);
        AtomicBoolean stopping = new AtomicBoolean();
        Interrupts.onFirst(() -> stopping.set(true));
        if (!new BrokerContact(ingestConfig.kafka()).await(console, stopping::get)) {
            return 0;
        }
        List<CameraStatus> cameras;
        try (IngestService ingest = IngestService.start(ingestConfig, CameraSources::open);
                Progress progress = console.progress("Published", "frames", -1)) {
            while (!stopping.get() && !ingest.await(TICK)) {
                progress.update(published(ingest.status()));
            }
            ingest.stop();
            cameras = ingest.status();
            progress.update(published(cameras));
        }
        return ExitCodes.of(cameras, console);
    }

    static Map<String, Object> clients(KafkaConfig kafka) {
        Map<String, Object> clients = new HashMap<>(kafka.properties());
        clients.put("bootstrap.servers", kafka.bootstrap());
        return clients;
    }

    static Topics topics(KafkaConfig kafka) {
        return new Topics(kafka.prefix(), kafka.partitions(), BROKERS_CHOICE, FRAMES_KEPT);
    }

    private static long published(List<CameraStatus> cameras) {
        return cameras.stream().mapToLong(camera -> camera.ledger().published()).sum();
    }
}
