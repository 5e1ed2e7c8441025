package io.vigil.deploy.cli;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.config.TrackerConfig;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.Affine;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.CameraMotionFile;
import io.vigil.tracking.evaluation.DetectionTracking;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.motion.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tracker alone, on files. */
@Command(
        description = {
            "The tracker alone on MOTChallenge files.",
            "Reads frame,-1,left,top,width,height,score and writes frame,id,left,top,width,height,score,-1,-1,-1."
        })
final class TrackCommand implements Callable<Integer> {
    // The files hold one class, which they do not name.
    private static final String LABEL = "person";

    private final Invocation invocation;

    @Option(
            names = "--detections",
            paramLabel = "FILE",
            required = true,
            description = "The boxes of one sequence, such as det.txt.")
    private Path detections;

    @Option(
            names = "--camera-motion",
            paramLabel = "FILE",
            description =
                    "Lines of index a11 a12 tx a21 a22 ty, from image index - 1 to index, from 0; vigil follows it.")
    private Path cameraMotion;

    @Option(
            names = "--frame-rate",
            paramLabel = "FPS",
            required = true,
            description = "Frames a second of the sequence.")
    private double frameRate;

    @Option(
            names = "--tracker",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}; default: vigil, or what --config says.",
            completionCandidates = TrackerNames.class)
    private String tracker;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file of tracks to write.")
    private Path out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A YAML file whose tracker section is used.")
    private Path config;

    TrackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--frame-rate", frameRate, new Range(0.1, 1000));
        checkFiles();
        DeploymentConfig deployment = DeploymentConfig.inProcess();
        if (config != null) {
            deployment = new ConfigReader(deployment, false, invocation.environment()).read(config);
        }
        TrackerConfig chosen =
                TrackerNames.chosen(deployment.tracker(), tracker).withFrameRate(frameRate);
        List<MotRow> boxes = MotFile.read(detections);
        Map<Integer, Affine> motion =
                cameraMotion == null ? Map.of() : CameraMotionFile.read(cameraMotion);
        if (cameraMotion != null) {
            tellMotion(chosen.name(), motion);
        }
        Path folder = OutFolder.ready(out.toAbsolutePath().getParent());
        List<MotRow> tracks = tracks(chosen, boxes, motion);
        write(tracks, folder.resolve(out.getFileName()));
        invocation
                .console()
                .say(
                        "%s: %d boxes of %d tracks, from %d detections"
                                .formatted(
                                        out,
                                        tracks.size(),
                                        tracks.stream().mapToLong(MotRow::id).distinct().count(),
                                        boxes.size()));
        return 0;
    }

    private void checkFiles() throws IOException {
        if (Files.isDirectory(out)) {
            throw new UsageException("--out: %s is a folder; name a file".formatted(out));
        }
        Map<String, Path> inputs = new LinkedHashMap<>();
        inputs.put("--detections", detections);
        inputs.put("--camera-motion", cameraMotion);
        inputs.put("--config", config);
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            Path file = input.getValue();
            if (file == null || !Files.exists(file)) {
                continue;
            }
            if (Files.isDirectory(file)) {
                throw new InputException(
                        "%s: %s is a folder, needs a file".formatted(input.getKey(), file));
            }
            if (Files.exists(out) && Files.isSameFile(out, file)) {
                throw new UsageException(
                        "--out: %s is also what %s names, and would be lost; name another"
                                .formatted(out, input.getKey()));
            }
        }
    }

    /** What becomes of the camera's motion, since nothing else would show it. */
    private void tellMotion(String name, Map<Integer, Affine> motion) {
        long usable = motion.values().stream().filter(Passage::plausible).count();
        invocation
                .console()
                .say(
                        name.equals(Trackers.DEFAULT)
                                ? "%s: %d of %d images have a motion that a camera can make; in the others it is taken to stand"
                                        .formatted(cameraMotion, usable, motion.size())
                                : "%s: %s ignores the camera's motion, as published; %s follows it"
                                        .formatted(cameraMotion, name, Trackers.DEFAULT));
    }

    private List<MotRow> tracks(
            TrackerConfig chosen, List<MotRow> boxes, Map<Integer, Affine> motion) {
        try {
            return DetectionTracking.track(chosen.create(), boxes, motion, frameRate, LABEL);
        } catch (IllegalArgumentException e) {
            throw new InputException(detections + ": " + e.getMessage(), e);
        }
    }

    private static void write(List<MotRow> rows, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        MotFile.writeResults(part, rows);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
