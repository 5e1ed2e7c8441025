package io.vigil.tracking.evaluation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The same video played from its end: what appeared disappears, and the camera goes back. To a
     * tracker it is another video.
     *
     * @throws IllegalArgumentException if a camera motion has no way back
     */
    public Sequence reversed() {
        IntSummaryStatistics frames =
                Stream.concat(truth.stream(), detections.stream())
                        .mapToInt(MotRow::frame)
                        .summaryStatistics();
        if (frames.getCount() == 0) {
            return this;
        }
        int mirror = frames.getMin() + frames.getMax();
        Map<Integer, Affine> back = new HashMap<>();
        // What led into a frame leads, the other way, into the one before it.
        motion.forEach((frame, into) -> back.put(mirror + 1 - frame, inverse(frame, into)));
        return new Sequence(
                name, mirrored(truth, mirror), mirrored(detections, mirror), back, frameRate);
    }

    private Affine inverse(int frame, Affine into) {
        try {
            return into.isIdentity() ? into : into.inverse();
        } catch (IllegalArgumentException flat) {
            throw new IllegalArgumentException(
                    "Sequence %s: the camera motion into frame %d, %s, has no way back; it needs a11 a22 - a12 a21 other than 0"
                            .formatted(name, frame, into),
                    flat);
        }
    }

    private static List<MotRow> mirrored(List<MotRow> rows, int mirror) {
        return rows.stream()
                .map(
                        row ->
                                new MotRow(
                                        mirror - row.frame(),
                                        row.id(),
                                        row.box(),
                                        row.confidence(),
                                        row.classId(),
                                        row.visibility()))
                .toList();
    }
}
