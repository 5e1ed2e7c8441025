package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.junit.jupiter.api.Test;

/** yolox-nano on real pedestrians against published figures: recall .913, precision .780. */
class ReferenceFiguresIT {
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");

    /** The ground truth is of frames of 768x576, the video of 480x360. */
    private static final double SCALE = 0.625;

    @Test
    void peopleAreFoundAsOftenAsThePublishedModelFindsThem() throws Exception {
        Path data = SHARED.resolve("data/pets09_s2l1");
        Path file = SHARED.resolve("models/yolox_nano.onnx");
        assumeTrue(Files.exists(data) && Files.exists(file), "needs " + data + " and " + file);
        Map<Integer, List<Box>> truth = truth(data.resolve("gt.txt"));
        int hits = 0;
        int found = 0;
        int people = 0;
        try (OnnxModel model = OnnxModel.open(file, "auto", 2);
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
                FFmpegFrameGrabber video =
                        new FFmpegFrameGrabber(
                                data.resolve("vtest_480x360_10fps_795f.mp4").toFile())) {
            video.start();
            int number = 1;
            for (Frame frame = video.grabImage(); frame != null; frame = video.grabImage()) {
                if (number % 15 == 1) {
                    List<Box> left = new ArrayList<>(truth.getOrDefault(number, List.of()));
                    people += left.size();
                    for (Detection seen : model.detect(converter.convert(frame), 0.3, 0.45)) {
                        if (seen.label().equals("person")) {
                            found++;
                            hits += take(left, seen.box()) ? 1 : 0;
                        }
                    }
                }
                number++;
            }
        }
        assertThat((double) hits / people).as("recall").isBetween(0.88, 0.95);
        assertThat((double) hits / found).as("precision").isBetween(0.74, 0.84);
    }

    private static boolean take(List<Box> left, Box box) {
        Box best = null;
        for (Box candidate : left) {
            if (candidate.iou(box) >= (best == null ? 0.5 : best.iou(box))) {
                best = candidate;
            }
        }
        return left.remove(best);
    }

    private static Map<Integer, List<Box>> truth(Path file) throws Exception {
        Map<Integer, List<Box>> frames = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            frames.computeIfAbsent(Integer.parseInt(cells[0]), frame -> new ArrayList<>())
                    .add(
                            Box.ofSize(
                                    SCALE * Double.parseDouble(cells[2]),
                                    SCALE * Double.parseDouble(cells[3]),
                                    SCALE * Double.parseDouble(cells[4]),
                                    SCALE * Double.parseDouble(cells[5])));
        }
        return frames;
    }
}
