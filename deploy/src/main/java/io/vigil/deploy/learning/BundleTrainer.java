package io.vigil.deploy.learning;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.deploy.anomaly.BundleTraining;
import io.vigil.deploy.anomaly.Recordings;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fits a bundle to recorded footage and hands it to the job by its name. */
public final class BundleTrainer implements LearningService.Trainer {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final long SEED = 1;

    private final BundleStore store;
    private final DetectorConfig detector;
    private final Deployment deployment;
    private final Duration pause;
    private final Console console;

    /** Tells the job. */
    public interface Deployment {
        /**
         * @param bundle a name in the store
         * @return why it is not taken; empty where it is
         * @throws Exception if there is no answer now, saying why
         */
        Optional<String> deploy(String camera, String bundle) throws Exception;
    }

    /**
     * @param detector that the job has too
     * @param pause before it is told again what nobody answers
     */
    public BundleTrainer(
            BundleStore store,
            DetectorConfig detector,
            Deployment deployment,
            Duration pause,
            Console console) {
        this.store = store;
        this.detector = detector;
        this.deployment = deployment;
        this.pause = pause;
        this.console = console;
    }

    @Override
    public String train(String camera, Path footage, String before) throws Exception {
        String name = camera + "-" + STAMP.format(last(footage));
        // What was made of the same footage before a restart, and not told then.
        if (!store.names().contains(name)) {
            make(camera, footage, name);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("Camera " + camera + " is to learn anew");
        }
        tell(camera, name);
        return name;
    }

    private void make(String camera, Path footage, String name) throws Exception {
        Bundle bundle;
        try (Detector open = Detectors.open(detector)) {
            Recordings recordings =
                    new Recordings(
                            List.of(CameraConfig.of(camera, footage.toString())),
                            open,
                            String.valueOf(Path.of(detector.model()).getFileName()));
            bundle = BundleTraining.of(recordings, Optional.empty(), SEED, console);
        }
        Files.createDirectories(Path.of(store.folder()));
        Path made = Files.createTempFile(Path.of(store.folder()), name, ".made");
        try {
            BundleFile.write(bundle, made);
            store.put(name, made);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** Until there is an answer: what took minutes to make is not lost because nobody listens. */
    private void tell(String camera, String name) throws InterruptedException {
        for (boolean first = true; ; first = false) {
            try {
                Optional<String> refused = deployment.deploy(camera, name);
                if (refused.isPresent()) {
                    throw new Refused(
                            "the job does not take bundle %s: %s".formatted(name, refused.get()));
                }
                return;
            } catch (Refused | InterruptedException ends) {
                throw ends;
            } catch (Exception unanswered) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Camera " + camera + " is to learn anew");
                }
                if (first) {
                    console.say(
                            "Camera %s: bundle %s is made, and told of until somebody takes it: %s"
                                    .formatted(camera, name, unanswered.getMessage()));
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** The capture time of the last image; the name that follows is the same after a restart. */
    private static Instant last(Path footage) throws IOException {
        try (Stream<Path> images = Files.list(footage)) {
            String name =
                    images.map(image -> image.getFileName().toString())
                            .max(String::compareTo)
                            .orElseThrow(
                                    () -> new InputException("%s is empty".formatted(footage)));
            long micros = Long.parseLong(name.substring(0, name.indexOf('.')));
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
