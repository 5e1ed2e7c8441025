package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.tracking.Box;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.EmbeddingSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real models on real pedestrians, TUD-Stadtmitte's true boxes in every fifth frame, against
 * figures of an independent evaluator; rounded as perception rounds.
 */
class AppearanceFiguresIT {
    private static final Logger LOG = LoggerFactory.getLogger(AppearanceFiguresIT.class);
    private static final Path SHARED =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared");

    private record Seen(int frame, int person, Embedding embedding) {}

    private record Pair(double likeness, boolean same) {}

    @ParameterizedTest
    @CsvSource({
        "osnet_x0_25_msmt17, 512, 0.879, 0.863",
        "person-reidentification-retail-0248, 256, 0.887, 0.897"
    })
    void peopleAreToldApartAsWellAsThePublishedModelDoes(
            String name, int dimension, double likelier, double nearest) throws Exception {
        Path data = SHARED.resolve("data/tud/TUD-Stadtmitte");
        Path file = SHARED.resolve("models/" + name + ".onnx");
        assumeTrue(Files.exists(data) && Files.exists(file), "needs " + data + " and " + file);

        List<Seen> seen = look(data, file, dimension);

        double auc = pairAuc(seen);
        double rank = rankOne(seen);
        LOG.info("{}: {} crops, pair AUC {}, rank-1 {}", name, seen.size(), auc, rank);
        assertThat(auc).as("pair AUC").isCloseTo(likelier, within(0.02));
        assertThat(rank).as("rank-1").isCloseTo(nearest, within(0.02));
    }

    private static List<Seen> look(Path data, Path file, int dimension) throws Exception {
        Map<Integer, List<int[]>> truth = truth(data.resolve("gt/gt.txt"));
        List<Seen> seen = new ArrayList<>();
        try (AppearanceModel model = AppearanceModel.open(file, 2);
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
                FFmpegFrameGrabber video =
                        new FFmpegFrameGrabber(data.resolve("TUD-Stadtmitte.mp4").toFile())) {
            assertThat(model.dimension()).isEqualTo(dimension);
            video.start();
            int number = 1;
            for (Frame frame = video.grabImage(); frame != null; frame = video.grabImage()) {
                if (number % 5 == 1) {
                    look(model, converter.convert(frame), number, truth, seen);
                }
                number++;
            }
        }
        return seen;
    }

    private static void look(
            AppearanceModel model,
            Mat image,
            int number,
            Map<Integer, List<int[]>> truth,
            List<Seen> seen) {
        List<int[]> people = truth.getOrDefault(number, List.of());
        List<Crop> crops =
                people.stream()
                        .map(p -> Box.ofSize(p[1], p[2], p[3], p[4]))
                        .map(box -> Crop.of(box, image.cols(), image.rows()).orElseThrow())
                        .toList();
        List<Embedding> embeddings = model.embed(image, crops);
        for (int i = 0; i < crops.size(); i++) {
            Embedding alone = model.embed(image, crops.subList(i, i + 1)).get(0);
            assertThat(alone.cosine(embeddings.get(i))).isCloseTo(1, within(1e-6));
            seen.add(new Seen(number, people.get(i)[0], EmbeddingSteps.rounded(embeddings.get(i))));
        }
    }

    /** How often two crops of one person are more alike than two of different ones. */
    private static double pairAuc(List<Seen> seen) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                double likeness = seen.get(i).embedding().cosine(seen.get(j).embedding());
                pairs.add(new Pair(likeness, seen.get(i).person() == seen.get(j).person()));
            }
        }
        pairs.sort((one, other) -> Double.compare(one.likeness(), other.likeness()));
        long different = 0;
        long below = 0;
        long same = 0;
        for (Pair pair : pairs) {
            if (pair.same()) {
                same++;
                below += different;
            } else {
                different++;
            }
        }
        return (double) below / ((double) same * different);
    }

    /** How often the most alike crop of other frames is of the same person. */
    private static double rankOne(List<Seen> seen) {
        int right = 0;
        for (Seen query : seen) {
            Seen best = null;
            for (Seen other : seen) {
                if (other.frame() != query.frame()
                        && (best == null
                                || other.embedding().cosine(query.embedding())
                                        > best.embedding().cosine(query.embedding()))) {
                    best = other;
                }
            }
            right += best != null && best.person() == query.person() ? 1 : 0;
        }
        return (double) right / seen.size();
    }

    private static Map<Integer, List<int[]>> truth(Path file) throws Exception {
        Map<Integer, List<int[]>> frames = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int[] cells =
                    Arrays.stream(line.split(","))
                            .mapToInt(cell -> (int) Math.rint(Double.parseDouble(cell)))
                            .toArray();
            frames.computeIfAbsent(cells[0], frame -> new ArrayList<>())
                    .add(Arrays.copyOfRange(cells, 1, 6));
        }
        return frames;
    }
}
