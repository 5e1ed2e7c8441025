package io.vigil.tracking.evaluation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tracker is given of one video, and what it is measured by.
 *
 * @param truth rows of a {@code gt.txt}
 * @param detections rows of a {@code det.txt}
 * @param motion of the camera into each frame, by its number; frames not named did not move
 * @param frameRate frames a second
 */
public record Sequence(
        String name,
        List<MotRow> truth,
        List<MotRow> detections,
        Map<Integer, Affine> motion,
        double frameRate) {
    /** The files hold one class, which they do not name. */
    private static final String LABEL = "person";

    public Sequence {
        truth = List.copyOf(truth);
        detections = List.copyOf(detections);
        motion = Map.copyOf(motion);
    }

    /**
     * Reads {@code gt.txt}, {@code det.txt} (each may be in a folder of its name), {@code
     * seqinfo.ini}, and {@code gmc.txt} where there is one.
     *
     * @throws MotFormatException if a file is not understood
     */
    public static Sequence read(Path folder) throws IOException {
        Path motion = folder.resolve("gmc.txt");
        return new Sequence(
                folder.getFileName().toString(),
                MotFile.read(file(folder, "gt")),
                MotFile.read(file(folder, "det")),
                Files.isRegularFile(motion) ? CameraMotionFile.read(motion) : Map.of(),
                SequenceInfo.read(folder.resolve("seqinfo.ini")).frameRate());
    }

    /** The first file that {@link #read} would miss. */
    static Optional<Path> missing(Path folder) {
        return List.of(file(folder, "gt"), file(folder, "det"), folder.resolve("seqinfo.ini"))
                .stream()
                .filter(file -> !Files.isRegularFile(file))
                .findFirst();
    }

    /** Whether the folder is meant to be a sequence: has truth or detections. */
    static boolean isAt(Path folder) {
        return Files.isRegularFile(file(folder, "gt")) || Files.isRegularFile(file(folder, "det"));
    }

    private static Path file(Path folder, String kind) {
        Path nested = folder.resolve(kind).resolve(kind + ".txt");
        return Files.isRegularFile(nested) ? nested : folder.resolve(kind + ".txt");
    }

    /** What the tracker makes of it, ordered by frame, then id. */
    public List<MotRow> track(Tracker tracker) {
        try {
            return DetectionTracking.track(tracker, detections, motion, frameRate, LABEL);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "Sequence %s: %s".formatted(name, invalid.getMessage()), invalid);
        }
    }
}
