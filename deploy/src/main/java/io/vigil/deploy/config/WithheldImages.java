package io.vigil.deploy.config;

import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import java.util.List;
import java.util.Optional;

/** Cameras whose images never leave ingest, and what cannot be asked of those. */
public final class WithheldImages {
    private static final List<String> NO_PIXELS = List.of("builtin:", "recorded:");

    /** What is asked of a camera although its images do not leave. */
    public record Contradiction(String camera, String found, String needed) {
        public Problem in(String file) {
            return new Problem(
                    file, 1, 1, "camera %s, images".formatted(camera), "false, but " + found, or());
        }

        public String sentence() {
            return "Camera %s lets no image out (images: false), but %s; it needs %s"
                    .formatted(camera, found, or());
        }

        private String or() {
            return needed + ", or images: true";
        }
    }

    private WithheldImages() {}

    /**
     * What is asked that only images could answer, with what to do; empty where there is nothing.
     */
    public static Optional<Contradiction> contradiction(DeploymentConfig config) {
        return config.cameras().stream()
                .filter(camera -> !camera.images())
                .flatMap(camera -> contradiction(camera, config).stream())
                .findFirst();
    }

    /** The same of what a camera learns, which is how things look. */
    public static Optional<Contradiction> ofLearning(DeploymentConfig config, String id) {
        return config.cameras().stream()
                .filter(camera -> camera.id().equals(id) && !camera.images())
                .findFirst()
                .map(
                        camera ->
                                new Contradiction(
                                        camera.id(), "a bundle is about how things look", "none"));
    }

    private static String named(String detector) {
        return detector.equals(ModelCatalogue.DEFAULT)
                ? "the default detector"
                : "detector " + detector;
    }

    private static Optional<Contradiction> contradiction(
            CameraConfig camera, DeploymentConfig config) {
        String detector = config.detector().model();
        if (NO_PIXELS.stream().noneMatch(detector::startsWith)) {
            return Optional.of(
                    new Contradiction(
                            camera.id(),
                            "%s looks at images".formatted(named(detector)),
                            "detector: {model: builtin:auto}"));
        }
        if (!config.secondary().equals(SecondaryConfig.NONE)) {
            return Optional.of(
                    new Contradiction(
                            camera.id(),
                            "appearance, classifiers and keypoints look at images",
                            "none of them"));
        }
        boolean judged =
                config.anomaly().beginnings().containsKey(camera.id())
                        || Optional.ofNullable(config.scenes().get(camera.id()))
                                .flatMap(scene -> scene.anomaly())
                                .isPresent();
        return judged
                ? Optional.of(
                        new Contradiction(
                                camera.id(),
                                "a bundle, and a rule of kind anomaly, are about how things look",
                                "neither"))
                : Optional.empty();
    }
}
