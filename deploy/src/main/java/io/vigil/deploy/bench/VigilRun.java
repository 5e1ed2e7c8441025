package io.vigil.deploy.bench;

import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.FlinkCluster;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.deploy.run.Wiring;
import io.vigil.deploy.run.WorkFolder;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;

/**
 * Vigil in this process, as {@code vigil run} has it, without files and page: broker, job and
 * ingest, over a video that never ends.
 */
final class VigilRun implements AutoCloseable {
    private final DeploymentConfig config;
    private final Path folder;
    private final WorkFolder work;
    private final EmbeddedBroker broker;
    private FlinkCluster flink;
    private RunningJob job;
    private IngestService ingest;

    private VigilRun(DeploymentConfig config) throws IOException {
        this.config = config;
        this.folder = Files.createTempDirectory("vigil-bench");
        this.work = WorkFolder.open(folder);
        this.broker = EmbeddedBroker.start(work.broker());
    }

    /** The job runs, and no camera yet. */
    static VigilRun start(DeploymentConfig config) throws Exception {
        VigilRun run = new VigilRun(config);
        try {
            run.startJob();
            return run;
        } catch (Exception e) {
            run.close();
            throw e;
        }
    }

    private void startJob() throws Exception {
        Topics topics = Wiring.topics(config);
        TopicCreation.createMissing(Map.of("bootstrap.servers", broker.bootstrap()), topics);
        flink = LocalFlink.start(Wiring.parallelism(config), work.flink());
        job =
                RunningJob.submit(
                        flink.client(), Wiring.job(config, broker.bootstrap(), work.checkpoints()));
    }

    void startCameras() throws InterruptedException {
        ingest =
                IngestService.start(
                        Wiring.ingest(config, broker.bootstrap(), CreditLimits.DEFAULT),
                        LoopedSource::open);
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    String tracks() {
        return Wiring.topics(config).tracks();
    }

    /** Fails where the job or a camera has failed. */
    void check() {
        if (job.status() == JobStatus.FAILED) {
            throw new IllegalStateException("The vision job has failed", job.failure());
        }
        ingest.status().stream()
                .filter(camera -> !camera.error().isEmpty())
                .findFirst()
                .ifPresent(
                        camera -> {
                            throw new IllegalStateException(
                                    "Camera %s failed: %s"
                                            .formatted(camera.camera(), camera.error()));
                        });
    }

    @Override
    public void close() throws IOException {
        try {
            if (ingest != null) {
                ingest.close();
            }
            if (flink != null) {
                flink.close();
            }
        } finally {
            broker.close();
            work.delete();
            work.close();
            Files.deleteIfExists(folder);
        }
    }
}
