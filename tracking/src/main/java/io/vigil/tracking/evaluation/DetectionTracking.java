package io.vigil.tracking.evaluation;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a tracker over detection files, frame by frame: each frame's rows are final before the next.
 */
public final class DetectionTracking {
    /** Detection files do not say how large the images are, and no tracker here asks. */
    private static final int UNKNOWN_SIZE = 1;

    private static final double MICROS = 1e6;

    /** In frames: ten seconds of the fastest video. */
    private static final int LONGEST_GAP = 10_000;

    private DetectionTracking() {}

    /**
     * The tracks in a file's detections.
     *
     * @param detections rows of a {@code det.txt}, in any order
     * @param motion into each frame, by its number; frames not named did not move
     * @param frameRate frames per second
     * @param label given to all detections, since the files do not name classes
     * @return ordered by frame, then id
     * @throws IllegalArgumentException if a score is outside [0, 1]
     */
    public static List<MotRow> track(
            Tracker tracker,
            List<MotRow> detections,
            Map<Integer, Affine> motion,
            double frameRate,
            String label) {
        List<MotRow> results = new ArrayList<>();
        TrackerState state = TrackerState.empty();
        for (FrameDetections frame : frames(detections, motion, frameRate, label)) {
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            int number = Math.toIntExact(frame.sequence() + 1);
            for (Track track : step.visible()) {
                results.add(new MotRow(number, track.id(), track.box(), track.score(), -1, -1));
            }
        }
        return results;
    }

    /**
     * Every frame from 1 to the last that has a detection, the empty ones too; of a longer gap than
     * any tracker remembers, only its beginning.
     */
    public static List<FrameDetections> frames(
            List<MotRow> detections, Map<Integer, Affine> motion, double frameRate, String label) {
        if (!(frameRate > 0 && frameRate <= MICROS)) {
            throw new IllegalArgumentException(
                    "Frame rate needs to be above 0 and at most 1000000 a second, but was "
                            + frameRate);
        }
        TreeMap<Integer, List<Detection>> byFrame = new TreeMap<>();
        for (MotRow row : detections) {
            byFrame.computeIfAbsent(row.frame(), f -> new ArrayList<>()).add(detection(row, label));
        }
        List<FrameDetections> frames = new ArrayList<>();
        int last = byFrame.isEmpty() ? 0 : byFrame.lastKey();
        int before = 0;
        for (int number = 1; number <= last; number++) {
            if (number - before > LONGEST_GAP) {
                number = byFrame.ceilingKey(number);
            }
            if (byFrame.containsKey(number)) {
                before = number;
            }
            frames.add(
                    new FrameDetections(
                            "file",
                            0,
                            number - 1,
                            Math.round((number - 1) * MICROS / frameRate),
                            UNKNOWN_SIZE,
                            UNKNOWN_SIZE,
                            motion.getOrDefault(number, Affine.IDENTITY),
                            byFrame.getOrDefault(number, List.of())));
        }
        return frames;
    }

    private static Detection detection(MotRow row, String label) {
        if (!(row.confidence() >= 0 && row.confidence() <= 1)) {
            throw new IllegalArgumentException(
                    "Frame %d: a detection's score needs to be in [0, 1], but was %s; rescale the file's scores"
                            .formatted(row.frame(), row.confidence()));
        }
        return new Detection(row.box(), row.confidence(), label);
    }
}
