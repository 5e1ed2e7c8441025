package io.vigil.deploy.run;

import io.vigil.deploy.JobSettings;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.Progress;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.FlinkCluster;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobStatus;

/**
 * Everything in one process: a broker, the cameras, the job, the files and the live page, until all
 * cameras have ended.
 */
public final class RunSession {
    /** How long committed outputs may take to arrive after the last camera was stopped. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(60);

    private static final Duration FRAMES_KEPT = Duration.ofHours(6);

    private final RunSettings settings;
    private final DeploymentConfig config;
    private final Console console;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private RunSession(RunSettings settings, Console console) {
        this.settings = settings;
        this.config = settings.config();
        this.console = console;
    }

    /**
     * Runs until every camera has ended, or Ctrl-C.
     *
     * @return the process's exit code
     */
    public static int run(RunSettings settings, Console console) throws Exception {
        return new RunSession(settings, console).run();
    }

    private int run() throws Exception {
        WorkFolder work = new WorkFolder(config.out());
        if (work.resumes(purpose())) {
            console.say(
                    "An earlier run into %s was cut off; going on where it was."
                            .formatted(config.out()));
        }
        long started = System.nanoTime();
        int parallelism =
                config.flink()
                        .parallelismFor(
                                config.cameras().size(),
                                Runtime.getRuntime().availableProcessors());
        RunFigures figures = new RunFigures();
        List<CameraStatus> cameras;
        try (EmbeddedBroker broker = EmbeddedBroker.start(work.broker());
                FlinkCluster flink = LocalFlink.start(parallelism, work.flink())) {
            Topics topics = topics();
            TopicCreation.createMissing(Map.of("bootstrap.servers", broker.bootstrap()), topics);
            RunningJob job =
                    RunningJob.submit(flink.client(), job(broker.bootstrap(), parallelism, work));
            cameras = follow(broker.bootstrap(), topics, job, figures);
            job.stop(work.checkpoints());
        }
        work.delete();
        return new Conclusion(
                        config, console, figures, Duration.ofNanos(System.nanoTime() - started))
                .write(cameras, settings.json());
    }

    private List<CameraStatus> follow(
            String bootstrap, Topics topics, RunningJob job, RunFigures figures) throws Exception {
        List<String> ids = config.cameras().stream().map(CameraConfig::id).toList();
        try (Outputs outputs =
                        Outputs.start(
                                bootstrap,
                                topics.prefix(),
                                ids,
                                config.out(),
                                config.video(),
                                figures);
                LivePart live = LivePart.start(config.page(), bootstrap, topics.prefix(), console);
                IngestService ingest =
                        IngestService.start(ingest(bootstrap, topics), CameraSources::open)) {
            Interrupts.onFirst(() -> stopping.set(true));
            try (Progress progress = console.progress("Processed", "frames", -1)) {
                boolean stopped = false;
                long deadline = Long.MAX_VALUE;
                while (!ended(outputs, job)) {
                    progress.update(processed(ingest));
                    if (stopping.get() && !stopped) {
                        stopped = true;
                        console.say("Stopping: the cameras first, then what is under way.");
                        live.announce("Stopping");
                        ingest.stop();
                        deadline = System.nanoTime() + LAST_WORDS.toNanos();
                    }
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException(
                                "The last results did not arrive within %d s"
                                        .formatted(LAST_WORDS.toSeconds()));
                    }
                }
                progress.update(processed(ingest));
            }
            figures.ends(outputs.ends());
            return ingest.status();
        }
    }

    private static boolean ended(Outputs outputs, RunningJob job)
            throws InterruptedException, ExecutionException {
        try {
            outputs.allEnded().get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            if (job.status() == JobStatus.FAILED) {
                throw new ExecutionException("The vision job has failed", job.failure());
            }
            return false;
        }
    }

    private static long processed(IngestService ingest) {
        return ingest.status().stream()
                .mapToLong(s -> s.ledger().published() - s.unprocessed())
                .sum();
    }

    private Topics topics() {
        return new Topics(
                config.kafka().prefix(), config.kafka().partitions(), (short) 1, FRAMES_KEPT);
    }

    private IngestConfig ingest(String bootstrap, Topics topics) {
        return new IngestConfig(
                Map.of("bootstrap.servers", bootstrap),
                topics,
                config.cameras(),
                CreditLimits.DEFAULT,
                Map.of());
    }

    private JobSettings job(String bootstrap, int parallelism, WorkFolder work) {
        return new JobSettings(
                bootstrap,
                config.kafka().prefix(),
                config.kafka().prefix(),
                config.name(),
                config.detector(),
                config.tracker().bytetrack(),
                parallelism,
                config.flink().checkpointInterval(),
                work.checkpoints());
    }

    /** What has to be the same for a run that was cut off to be continued. */
    private String purpose() {
        return "%s\n%s\n%s\n".formatted(config.cameras(), config.detector(), config.tracker());
    }
}
