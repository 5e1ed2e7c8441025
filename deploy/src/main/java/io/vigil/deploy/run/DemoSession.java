package io.vigil.deploy.run;

import io.vigil.deploy.config.DemoSettings;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.FlinkProcesses;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.tracking.simulation.Scenes;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code vigil demo}: the built-in scenes at their own pace, a worker that dies on the way, and a
 * scorecard.
 */
public final class DemoSession {
    private static final long SEED = 7;

    /** One Flink worker works, the other stands by. */
    private static final int WORKERS = 2;

    private DemoSession() {}

    /**
     * Runs until the scenes have ended, or Ctrl-C.
     *
     * @return the process's exit code
     */
    public static int run(DemoSettings settings, Console console) throws Exception {
        DeploymentConfig config = config(settings);
        console.say(
                "Three rendered scenes (no camera, nobody's footage), %d s each: %s"
                        .formatted(settings.seconds(), String.join(", ", Scenes.DEMO)));
        console.say(
                "Starting a Kafka broker, and a Flink whose workers are processes of their own.");
        Session session = new Session(config, CreditLimits.DEFAULT, console);
        Interrupts.onFirst(session::stop);
        Session.Outcome outcome;
        WorkerKill kill;
        try (WorkFolder work = WorkFolder.open(config.out())) {
            work.delete();
            try (EmbeddedBroker broker = EmbeddedBroker.start(work.broker());
                    FlinkProcesses flink =
                            FlinkProcesses.start(
                                    work.flink(), WORKERS, Wiring.parallelism(config))) {
                kill = new WorkerKill(flink, settings.seconds(), console);
                outcome = session.run(broker.bootstrap(), flink, work.checkpoints(), kill);
            }
            work.delete();
        }
        Scorecard card = Scorecard.of(config, SEED, settings.seconds(), outcome.summary(), kill);
        if (settings.json()) {
            console.result(card.json());
        } else {
            card.lines().forEach(console::result);
        }
        console.say("Your own file: deploy/bin/vigil run VIDEO --out OUT");
        return outcome.exitCode() != 0 ? outcome.exitCode() : card.lossless() ? 0 : 1;
    }

    private static DeploymentConfig config(DemoSettings settings) {
        List<CameraConfig> cameras = new ArrayList<>();
        for (String scene : Scenes.DEMO) {
            String source = "scene:%s,%d,%d".formatted(scene, SEED, settings.seconds());
            cameras.add(CameraConfig.of(scene, source).withRealTime(true));
        }
        DeploymentConfig usual = DeploymentConfig.inProcess();
        return new DeploymentConfig(
                "demo",
                cameras,
                usual.scenes(),
                DetectorConfig.of(settings.detector()),
                usual.secondary(),
                usual.tracker(),
                usual.health(),
                usual.kafka(),
                usual.flink(),
                settings.out(),
                true,
                settings.page(),
                usual.anomaly());
    }
}
