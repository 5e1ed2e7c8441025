package io.vigil.deploy.learning;

import io.vigil.anomaly.CameraHealth;
import io.vigil.deploy.learning.CameraLearning.Stage;
import io.vigil.deploy.learning.Learning.Order;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a deployment's cameras learn, beside its job: records normal footage from their logs, trains
 * one camera at a time in a thread of its own, and hands bundles to the job. What it has come to is
 * on disk, so that it may be killed at any moment.
 */
public final class LearningService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LearningService.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 1000;
    private static final String STATE = "learning.json";
    private static final String FOOTAGE = "footage";

    /** Fits models to footage and hands them to the job. */
    public interface Trainer {
        /**
         * @param footage a folder of images named by their capture time in microseconds
         * @param before the bundle that the camera had; empty for none
         * @return the name of the bundle that the job now has
         * @throws RuntimeException if it cannot be learnt from, saying why
         * @throws InterruptedException if it is not wanted any more; nothing was handed over then
         */
        String train(String camera, Path footage, String before) throws Exception;
    }

    private final Learning learning;
    private final Path folder;
    private final CameraLogs logs;
    private final Trainer trainer;
    private final Consumer<String> voice;
    private final Map<String, CameraLearning> cameras = new ConcurrentSkipListMap<>();
    private final Lessons lessons = new Lessons();
    private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    private LearningService(
            LearningSettings settings,
            Path folder,
            CameraLogs logs,
            Trainer trainer,
            Consumer<String> voice) {
        learning = new Learning(settings);
        this.folder = folder;
        this.logs = logs;
        this.trainer = trainer;
        this.voice = voice;
        thread = new Thread(this::work, "vigil-learning");
        thread.setDaemon(true);
    }

    /**
     * @param folder where footage and what has become of it are kept, a folder for each camera
     * @param logs of the cameras that are to learn
     * @param voice told in a line what happens
     */
    public static LearningService start(
            LearningSettings settings,
            Path folder,
            CameraLogs logs,
            Trainer trainer,
            Consumer<String> voice) {
        LearningService service = new LearningService(settings, folder, logs, trainer, voice);
        service.thread.start();
        return service;
    }

    private void work() {
        for (String camera : logs.cameras()) {
            CameraLearning known =
                    LearningFile.read(folder.resolve(camera).resolve(STATE)).orElse(null);
            if (known == null) {
                take(camera, new Learning.Step(learning.begun(), List.of(Order.DISCARD)));
            } else {
                take(camera, Learning.resumed(known));
            }
        }
        while (!closed) {
            try {
                logs.record(camera -> cameras.get(camera).records());
                logs.poll(POLL, this::frame, this::health);
                for (Runnable done = results.poll(); done != null; done = results.poll()) {
                    done.run();
                }
            } catch (KafkaException away) {
                LOG.warn("Cameras' logs cannot be read for now: {}", away.getMessage());
                pause();
            }
        }
    }

    private void frame(CameraRecord record) {
        if (record instanceof Frame frame) {
            Learning.Step step =
                    learning.frame(cameras.get(frame.camera()), frame.capturedAtMicros());
            if (step.orders().contains(Order.RECORD) && !recorded(frame)) {
                return;
            }
            take(frame.camera(), step);
        }
    }

    private boolean recorded(Frame frame) {
        try {
            footage(frame.camera()).write(frame);
            return true;
        } catch (IllegalArgumentException undecodable) {
            LOG.debug("Not recorded: {}", frame, undecodable);
            return false;
        } catch (IOException full) {
            voice.accept(
                    "Camera %s: its footage cannot be written to %s (%s); make room there"
                            .formatted(frame.camera(), folder, full.getMessage()));
            pause();
            return false;
        }
    }

    private void health(CameraHealth health) {
        take(health.camera(), learning.health(cameras.get(health.camera()), health.open()));
    }

    private void take(String camera, Learning.Step step) {
        CameraLearning before = cameras.put(camera, step.state());
        for (Order order : step.orders()) {
            switch (order) {
                case RECORD -> {}
                case DISCARD -> discard(camera);
                case TRAIN -> lessons.begin(camera, () -> train(camera, step.state()));
                case CANCEL -> lessons.cancel(camera);
            }
        }
        boolean another = before == null || before.stage() != step.state().stage();
        if (another
                || before.neededMicros() != step.state().neededMicros()
                || isMinute(before, step.state())) {
            keep(camera, step.state());
        }
        if (another) {
            voice.accept(
                    "Camera %s: %s (%s)"
                            .formatted(camera, words(step.state().stage()), step.state().why()));
        }
    }

    private static boolean isMinute(CameraLearning before, CameraLearning now) {
        return before.recordedMicros() / 60_000_000 != now.recordedMicros() / 60_000_000;
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case WARM_UP -> "warm-up, normal footage is recorded";
            case TRAINING -> "training";
            case DEPLOYED -> "its models are deployed";
        };
    }

    /** In the thread of the lessons. */
    private void train(String camera, CameraLearning state) {
        try {
            String bundle = trainer.train(camera, footage(camera).folder(), state.bundle());
            results.add(() -> take(camera, learning.trained(cameras.get(camera), bundle)));
        } catch (InterruptedException cancelled) {
            LOG.debug("Camera {}: training was cancelled", camera, cancelled);
        } catch (Exception failed) {
            LOG.debug("Camera {}: training failed", camera, failed);
            voice.accept(
                    "Camera %s: cannot be learnt from yet: %s"
                            .formatted(camera, failed.getMessage()));
            results.add(
                    () -> take(camera, learning.failed(cameras.get(camera), failed.getMessage())));
        }
    }

    private FootageFolder footage(String camera) {
        return new FootageFolder(folder.resolve(camera).resolve(FOOTAGE));
    }

    private void discard(String camera) {
        try {
            footage(camera).discard();
        } catch (IOException stays) {
            throw new UncheckedIOException(
                    "Camera %s: its footage in %s cannot be deleted".formatted(camera, folder),
                    stays);
        }
    }

    private void keep(String camera, CameraLearning state) {
        try {
            LearningFile.write(folder.resolve(camera).resolve(STATE), state);
        } catch (IOException full) {
            voice.accept(
                    "Camera %s: what it has learnt cannot be kept in %s (%s); make room there"
                            .formatted(camera, folder, full.getMessage()));
        }
    }

    /** How each camera stands. */
    public Map<String, CameraLearning> cameras() {
        return Map.copyOf(cameras);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    /** Ends it; a training that is under way is begun anew the next time. */
    @Override
    public void close() {
        closed = true;
        lessons.close();
        try {
            thread.join(PAUSE_MILLIS * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        logs.close();
    }
}
