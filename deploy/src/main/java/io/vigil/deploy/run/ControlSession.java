package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.ingest.CameraConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** {@code vigil control}: what people send while it runs, into a Kafka that runs elsewhere. */
public final class ControlSession {
    private static final Duration TICK = Duration.ofMillis(200);

    private ControlSession() {}

    /**
     * Runs until Ctrl-C, or until another of the same deployment takes over.
     *
     * @return the process's exit code
     */
    public static int run(DeploymentConfig config, Console console) throws Exception {
        AtomicBoolean stopping = new AtomicBoolean();
        Interrupts.onFirst(() -> stopping.set(true));
        ControlSettings settings = settings(config);
        new BrokerContact(settings.kafka()).require();
        try (ControlService service =
                ControlService.start(settings, answer -> console.say(answer.line()))) {
            console.say("Rules and acknowledgements are taken.");
            while (!stopping.get() && !service.replaced()) {
                Thread.sleep(TICK.toMillis());
            }
            if (service.replaced()) {
                console.say("Another control process of this deployment has taken over.");
            }
        }
        return 0;
    }

    /** Of a deployment whose Kafka runs elsewhere. */
    public static ControlSettings settings(DeploymentConfig config) {
        return new ControlSettings(
                IngestSession.clients(config.kafka()),
                IngestSession.topics(config.kafka()),
                config.name(),
                config.cameras().stream().map(CameraConfig::id).collect(Collectors.toSet()),
                config.scenes(),
                config.anomaly().store(config.out()),
                config.anomaly().beginnings());
    }
}
