package io.vigil.deploy.run;

import io.vigil.deploy.JobSettings;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.FlinkConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;

/**
 * {@code vigil job}: the vision job on a Flink that runs elsewhere. It watches over it: where the
 * job is gone, with its JobManager or without, it is submitted again from the newest retained
 * checkpoint.
 */
public final class JobSession {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private JobSession() {}

    /**
     * Runs until every file among the cameras has ended, or Ctrl-C, which stops the job with a
     * savepoint.
     *
     * @return the process's exit code
     */
    public static int run(DeploymentConfig config, Console console) throws Exception {
        Map<String, Object> clients = IngestSession.clients(config.kafka());
        Topics topics = IngestSession.topics(config.kafka());
        new BrokerContact(clients).require();
        TopicCreation.createMissing(clients, topics);
        PublishedSchemas.publish(clients, topics);
        JobSettings settings = settings(config);
        Files.createDirectories(settings.checkpoints());
        AtomicBoolean stopping = new AtomicBoolean();
        Interrupts.onFirst(() -> stopping.set(true));
        List<String> ids = config.cameras().stream().map(CameraConfig::id).toList();
        try (RestClusterClient<String> client = client(config.flink());
                EndWatch ends =
                        EndWatch.start(
                                settings.bootstrap(), settings.outputPrefix() + "tracks", ids)) {
            RunningJob job = first(client, settings, config.flink(), console);
            while (!stopping.get() && (ids.isEmpty() || !ends.allEnded())) {
                Thread.sleep(TICK.toMillis());
                if (isGone(job)) {
                    console.say("The job is gone; submitting it again.");
                    job = submitAgain(client, settings, console, stopping);
                }
            }
            if (job != null) {
                job.stop(settings.checkpoints());
            }
        }
        return 0;
    }

    /**
     * @throws InputException if the Flink cannot be reached
     */
    private static RunningJob first(
            RestClusterClient<String> client,
            JobSettings settings,
            FlinkConfig flink,
            Console console) {
        try {
            return submit(client, settings, console);
        } catch (CompletionException failed) {
            for (Throwable t = failed; t != null; t = t.getCause()) {
                if (t instanceof ConnectException) {
                    throw new InputException(
                            "No Flink answers at %s; start it, or name another with flink.address"
                                    .formatted(flink.address()),
                            failed);
                }
            }
            throw failed;
        }
    }

    private static RunningJob submit(
            RestClusterClient<String> client, JobSettings settings, Console console) {
        RunningJob job = RunningJob.submit(client, settings);
        console.say(
                "Job %s runs%s"
                        .formatted(job.id(), job.restoredFrom().map(p -> " from " + p).orElse("")));
        return job;
    }

    /** Tries until the cluster takes it; null where stopping came first. */
    private static RunningJob submitAgain(
            RestClusterClient<String> client,
            JobSettings settings,
            Console console,
            AtomicBoolean stopping)
            throws InterruptedException {
        while (!stopping.get()) {
            try {
                return submit(client, settings, console);
            } catch (CompletionException unreachable) {
                console.say(
                        "Flink does not answer yet; trying again in %d s"
                                .formatted(PAUSE.toSeconds()));
                Thread.sleep(PAUSE.toMillis());
            }
        }
        return null;
    }

    /**
     * Whether the cluster does not know the job any more, or has given it up; one that does not
     * answer is asked again.
     */
    private static boolean isGone(RunningJob job) {
        try {
            JobStatus status = job.status();
            return status.isGloballyTerminalState();
        } catch (CompletionException e) {
            return isUnknownJob(e);
        }
    }

    private static boolean isUnknownJob(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains("FlinkJobNotFoundException")) {
                return true;
            }
        }
        return false;
    }

    private static RestClusterClient<String> client(FlinkConfig flink) throws Exception {
        int colon = flink.address().lastIndexOf(':');
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, flink.address().substring(0, colon));
        configuration.set(RestOptions.PORT, Integer.parseInt(flink.address().substring(colon + 1)));
        configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 3);
        configuration.set(RestOptions.RETRY_DELAY, Duration.ofSeconds(1));
        return new RestClusterClient<>(configuration, "vigil");
    }

    private static JobSettings settings(DeploymentConfig config) {
        Path checkpoints = config.flink().stateDir().orElse(config.out().resolve("checkpoints"));
        return new JobSettings(
                config.kafka().bootstrap(),
                config.kafka().prefix(),
                config.kafka().prefix(),
                config.name(),
                config.detector(),
                config.secondary(),
                config.tracker()::create,
                config.health(),
                Wiring.parallelism(config),
                config.flink().checkpointInterval(),
                checkpoints.toAbsolutePath(),
                JobSettings.BACKFILL_AFTER,
                Wiring.groups(config),
                config.anomaly().glances(config.out()));
    }
}
