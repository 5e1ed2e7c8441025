package io.vigil.operators.perceive;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code recorded:FILE}: answers from a file of detections in place of a model, so that the rest
 * can be run, measured and repeated alone. MOTChallenge lines {@code
 * frame,-1,left,top,width,height,score[,...]}, where frame is the sequence number plus one; all are
 * people.
 */
final class RecordedDetector implements Detector {
    private static final String LABEL = "person";
    private static final int COLUMNS = 7;

    private final Map<Long, List<Detection>> frames;

    private RecordedDetector(Map<Long, List<Detection>> frames) {
        this.frames = frames;
    }

    /**
     * @throws DetectorException if the file cannot be read, or a line is not as it must be
     */
    static RecordedDetector open(Path file, double minScore) {
        Map<Long, List<Detection>> frames = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read(line, file + " line " + number, minScore, frames);
                }
            }
        } catch (CharacterCodingException binary) {
            throw new DetectorException(
                    "Recorded detections %s need to be text, but are not".formatted(file), binary);
        } catch (IOException unreadable) {
            throw new DetectorException(
                    "Recorded detections %s cannot be read: %s".formatted(file, unreadable),
                    unreadable);
        }
        return new RecordedDetector(frames);
    }

    private static void read(
            String line, String place, double minScore, Map<Long, List<Detection>> frames) {
        String[] cells = line.split(",");
        if (cells.length < COLUMNS) {
            throw new DetectorException(
                    "%s: needs frame,-1,left,top,width,height,score, but has %d columns"
                            .formatted(place, cells.length));
        }
        try {
            double score = number(cells[6]);
            Box box =
                    Box.ofSize(
                            number(cells[2]), number(cells[3]), number(cells[4]), number(cells[5]));
            Detection detection = new Detection(box, score, LABEL);
            if (score >= minScore) {
                frames.computeIfAbsent((long) number(cells[0]), frame -> new ArrayList<>())
                        .add(detection);
            }
        } catch (IllegalArgumentException wrong) {
            throw new DetectorException("%s: %s".formatted(place, wrong.getMessage()), wrong);
        }
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.strip());
    }

    @Override
    public List<String> labels() {
        return List.of(LABEL);
    }

    @Override
    public int history() {
        return 0;
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        return frames.getOrDefault(frame.frame().sequence() + 1, List.of());
    }

    @Override
    public void close() {}
}
