package io.vigil.deploy.run;

import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.Progress;
import io.vigil.deploy.control.Answer;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.embedded.FlinkCluster;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.sinks.file.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobStatus;

/**
 * The cameras, the job, the files and the live page on a broker and a Flink that are there, until
 * all cameras have ended.
 */
final class Session {
    /** How long committed outputs may take to arrive after the last camera was stopped. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(60);

    private static final long TICK_MILLIS = 100;

    private final DeploymentConfig config;
    private final CreditLimits credits;
    private final Console console;
    private final StageTimes times = new StageTimes();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Session(DeploymentConfig config, CreditLimits credits, Console console) {
        this.config = config;
        this.credits = credits;
        this.console = console;
    }

    /** Told ten times a second how things are. */
    @FunctionalInterface
    interface Watcher {
        void tick(List<CameraStatus> cameras, LivePart live) throws Exception;
    }

    /** What a session came to. */
    record Outcome(Summary summary, int exitCode) {}

    /**
     * Runs to the end of all cameras, or to Ctrl-C.
     *
     * @param checkpoints folder of the retained checkpoints; where it holds one, the job goes on
     *     from it
     */
    Outcome run(String bootstrap, FlinkCluster flink, Path checkpoints, Watcher watcher)
            throws Exception {
        long started = System.nanoTime();
        Topics topics = Wiring.topics(config);
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrap);
        TopicCreation.createMissing(clients, topics);
        PublishedSchemas.publish(clients, topics);
        ControlSettings control = Wiring.control(config, clients);
        ControlService service = ControlService.start(control, this::say);
        try {
            return run(bootstrap, topics, flink, checkpoints, watcher, started);
        } finally {
            service.close();
        }
    }

    private void say(Answer answer) {
        console.say(answer.line());
    }

    private Outcome run(
            String bootstrap,
            Topics topics,
            FlinkCluster flink,
            Path checkpoints,
            Watcher watcher,
            long started)
            throws Exception {
        RunningJob job =
                RunningJob.submit(flink.client(), Wiring.job(config, bootstrap, checkpoints));
        List<String> ids = config.cameras().stream().map(CameraConfig::id).toList();
        Outputs outputs =
                Outputs.start(bootstrap, topics.prefix(), ids, config.out(), config.video(), times);
        List<CameraStatus> cameras;
        try (outputs) {
            cameras = follow(bootstrap, topics, job, outputs, watcher);
        }
        job.stop(checkpoints);
        Conclusion conclusion =
                new Conclusion(
                        config, times.latencies(), Duration.ofNanos(System.nanoTime() - started));
        Summary summary = conclusion.write(outputs.results(), outputs.sites(), cameras);
        return new Outcome(summary, conclusion.say(summary, cameras, console));
    }

    /** Asks for the end, as Ctrl-C does: {@link #run} returns when all is written. */
    void stop() {
        stopping.set(true);
    }

    private List<CameraStatus> follow(
            String bootstrap, Topics topics, RunningJob job, Outputs outputs, Watcher watcher)
            throws Exception {
        IngestConfig ingestConfig = Wiring.ingest(config, bootstrap, credits);
        try (LivePart live = LivePart.start(config.page(), bootstrap, topics.prefix(), console);
                IngestService ingest = IngestService.start(ingestConfig, CameraSources::open);
                WatchPart watch = WatchPart.start(config, bootstrap);
                Progress progress = console.progress("Processed", "frames", -1)) {
            CameraNews news = new CameraNews(console);
            boolean restarting = false;
            long deadline = Long.MAX_VALUE;
            while (!ended(outputs, job)) {
                List<CameraStatus> cameras = ingest.status();
                progress.update(processed(cameras));
                watcher.tick(cameras, live);
                news.tell(cameras);
                boolean failing = job.status() == JobStatus.RESTARTING;
                if (failing && !restarting) {
                    console.say("The vision job has failed and starts again.");
                }
                restarting = failing;
                if (stopping.get() && deadline == Long.MAX_VALUE) {
                    console.say("Stopping: the cameras first, then what is under way.");
                    live.announce("Stopping");
                    watch.stop();
                    ingest.stop();
                    deadline = System.nanoTime() + LAST_WORDS.toNanos();
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "The last results did not arrive within %d s"
                                    .formatted(LAST_WORDS.toSeconds()));
                }
            }
            List<CameraStatus> cameras = ingest.status();
            progress.update(processed(cameras));
            return cameras;
        }
    }

    private static boolean ended(Outputs outputs, RunningJob job)
            throws InterruptedException, ExecutionException {
        try {
            outputs.allEnded().get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            if (job.status() == JobStatus.FAILED) {
                throw new ExecutionException("The vision job has failed", job.failure());
            }
            return false;
        }
    }

    private static long processed(List<CameraStatus> cameras) {
        return cameras.stream()
                .mapToLong(camera -> camera.ledger().published() - camera.unprocessed())
                .sum();
    }
}
