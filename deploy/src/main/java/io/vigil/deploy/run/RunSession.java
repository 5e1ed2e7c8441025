package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.FlinkCluster;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CreditLimits;
import java.util.List;

/** {@code vigil run}: everything in one process. */
public final class RunSession {
    private RunSession() {}

    /**
     * Runs until every camera has ended, or Ctrl-C.
     *
     * @return the process's exit code
     */
    public static int run(RunSettings settings, Console console) throws Exception {
        DeploymentConfig config = settings.config();
        CameraSources.requireOne(config.cameras());
        try (WorkFolder work = WorkFolder.open(config.out())) {
            Session.Outcome outcome = run(config, work, console);
            if (settings.json()) {
                console.result(outcome.summary().json());
            }
            return outcome.exitCode();
        }
    }

    private static Session.Outcome run(DeploymentConfig config, WorkFolder work, Console console)
            throws Exception {
        if (work.resumes(purpose(config))) {
            console.say(
                    "An earlier run into %s was cut off; going on where it was."
                            .formatted(config.out()));
        }
        // From here on Ctrl-C closes what there is, however early it comes.
        Session session = new Session(config, CreditLimits.DEFAULT, console);
        Interrupts.onFirst(session::stop);
        console.say("Starting a Kafka broker and a Flink in this process.");
        Session.Outcome outcome;
        try (EmbeddedBroker broker = EmbeddedBroker.start(work.broker());
                FlinkCluster flink = LocalFlink.start(Wiring.parallelism(config), work.flink())) {
            if (!config.scenes().isEmpty()) {
                console.say(
                        "Rules may be changed while it runs: vigil rules FILE --broker "
                                + broker.bootstrap());
            }
            outcome =
                    session.run(
                            broker.bootstrap(), flink, work.checkpoints(), (cameras, live) -> {});
        }
        work.delete();
        return outcome;
    }

    /** What has to be the same for a run that was cut off to be continued. */
    private static String purpose(DeploymentConfig config) {
        List<String> cameras = config.cameras().stream().map(RunSession::purpose).toList();
        return "%s\n%s\n%s\n%s\n"
                .formatted(
                        String.join("\n", cameras),
                        config.detector(),
                        config.secondary(),
                        config.tracker());
    }

    /** What decides which frames a camera's log holds; not how fast they come. */
    private static String purpose(CameraConfig c) {
        List<?> parts =
                List.of(
                        c,
                        c.framesPerSecond(),
                        c.maxWidth(),
                        c.encoding(),
                        c.jpegQuality(),
                        c.masks(),
                        c.fixed(),
                        c.regions(),
                        c.startedAtMicros());
        return parts.toString();
    }
}
