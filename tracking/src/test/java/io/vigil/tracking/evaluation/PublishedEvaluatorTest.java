package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published evaluator (TrackEval) says of the same results. */
class PublishedEvaluatorTest {
    private static final Pattern BLOCK = Pattern.compile("\"([^\"]+)\": \\{([^{}]*)\\}");
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\": ([-+.eE\\d]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MOT17-val-half",
                "KITTI-car",
                "KITTI-ped",
                "DanceTrack-simdet",
                "MOT15-TUD"
            })
    void saysTheSame(String dataSet) throws IOException {
        Path parity = Shared.folder("tracking-parity");
        Map<String, Map<String, Double>> expected =
                expected(Files.readString(parity.resolve("expected.json")), dataSet);
        EvaluationResult result =
                Evaluation.evaluate(
                        Shared.folder("tracking").resolve(dataSet),
                        parity.resolve("results").resolve(dataSet),
                        Shared.options(dataSet).preprocessing());
        assertThat(result.sequences().keySet()).isEqualTo(names(parity, dataSet));
        assertThat(expected).isNotEmpty().containsOnlyKeys(result.sequences().keySet());
        expected.forEach((name, figures) -> agree(result.sequences().get(name), figures));
    }

    private static void agree(Scores scores, Map<String, Double> figures) {
        assertThat(scores.hota()).isCloseTo(figures.get("HOTA"), within(1e-4));
        assertThat(scores.detA()).isCloseTo(figures.get("DetA"), within(1e-4));
        assertThat(scores.assA()).isCloseTo(figures.get("AssA"), within(1e-4));
        assertThat(scores.mota()).isCloseTo(figures.get("MOTA"), within(1e-4));
        assertThat(scores.idf1()).isCloseTo(figures.get("IDF1"), within(1e-4));
        assertThat((double) scores.idSwitches()).isEqualTo(figures.get("IDSW"));
        assertThat((double) scores.fragmentations()).isEqualTo(figures.get("Frag"));
        assertThat((double) scores.falsePositives()).isEqualTo(figures.get("FP"));
        assertThat((double) scores.falseNegatives()).isEqualTo(figures.get("FN"));
        assertThat((double) scores.truthBoxes()).isEqualTo(figures.get("GT"));
    }

    private static java.util.Set<String> names(Path parity, String dataSet) throws IOException {
        try (Stream<Path> files = Files.list(parity.resolve("results").resolve(dataSet))) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    /** Two levels of objects with numbers at the bottom: too little to need a JSON library. */
    private static Map<String, Map<String, Double>> expected(String json, String dataSet) {
        int start = json.indexOf('"' + dataSet + "\": {") + dataSet.length() + 4;
        String section =
                json.substring(
                        start,
                        json.indexOf("\n },", start) < 0
                                ? json.length()
                                : json.indexOf("\n },", start) + 2);
        Map<String, Map<String, Double>> sequences = new HashMap<>();
        Matcher blocks = BLOCK.matcher(section);
        while (blocks.find()) {
            Map<String, Double> figures = new HashMap<>();
            Matcher numbers = FIGURE.matcher(blocks.group(2));
            while (numbers.find()) {
                figures.put(numbers.group(1), Double.parseDouble(numbers.group(2)));
            }
            sequences.put(blocks.group(1), figures);
        }
        return sequences;
    }
}
