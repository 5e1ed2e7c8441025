package io.vigil.deploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.control.NamedBundle;
import io.vigil.deploy.control.Sender;
import io.vigil.deploy.learning.BundleTrainer;
import io.vigil.deploy.learning.CameraLogs;
import io.vigil.deploy.learning.LearningService;
import io.vigil.deploy.learning.LearningSettings;
import io.vigil.ingest.publish.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * {@code vigil anomaly learn}: cameras of a deployment learn what is normal for them, as a process
 * of its own beside the job, which may be started again at any time.
 */
public final class LearningSession {
    private static final String FOLDER = "learning";
    private static final String WHO = "vigil anomaly learn";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final long MINUTE = 60_000_000;

    private LearningSession() {}

    /**
     * Runs until Ctrl-C.
     *
     * @param config with the detector as it is on this machine
     * @param cameras that are to learn, among those of the configuration
     * @return the process's exit code
     */
    public static int run(
            DeploymentConfig config,
            Set<String> cameras,
            LearningSettings settings,
            Console console)
            throws Exception {
        ControlSettings control = ControlSession.settings(config);
        CountDownLatch stopping = new CountDownLatch(1);
        Interrupts.onFirst(stopping::countDown);
        if (!new BrokerContact(control.kafka()).await(console, () -> stopping.getCount() == 0)) {
            return 0;
        }
        TopicCreation.createMissing(control.kafka(), control.topics());
        PublishedSchemas.publish(control.kafka(), control.topics());
        BundleTrainer trainer =
                new BundleTrainer(
                        control.bundles(),
                        config.detector(),
                        (camera, bundle) -> deploy(control, camera, bundle),
                        PAUSE,
                        console);
        try (LearningService service =
                LearningService.start(
                        settings,
                        Path.of(control.bundles().folder(), FOLDER),
                        new CameraLogs(control.kafka(), control.topics(), cameras),
                        trainer,
                        console::say)) {
            stopping.await();
            service.cameras()
                    .forEach(
                            (camera, stands) ->
                                    console.say(
                                            "Camera %s: %s, %d of %d min recorded; it goes on from there"
                                                    .formatted(
                                                            camera,
                                                            stands.stage(),
                                                            stands.recordedMicros() / MINUTE,
                                                            stands.neededMicros() / MINUTE)));
        }
        return 0;
    }

    private static Optional<String> deploy(ControlSettings control, String camera, String bundle)
            throws Exception {
        NamedBundle named = NamedBundle.of(control.bundles(), bundle, "");
        JsonNode answer =
                new Sender(control, PATIENCE)
                        .models(camera, Optional.of(named), WHO, "learnt from its own footage");
        return answer.path("accepted").asBoolean()
                ? Optional.empty()
                : Optional.of(answer.path("errors").toString());
    }
}
