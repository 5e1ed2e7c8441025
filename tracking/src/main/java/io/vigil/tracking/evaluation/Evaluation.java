package io.vigil.tracking.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores results against truth: HOTA, CLEAR MOT and identity, as the published evaluator
 * (TrackEval) computes them.
 */
public final class Evaluation {
    private Evaluation() {}

    /** One sequence. */
    public static Scores evaluate(List<MotRow> truth, List<MotRow> results, Options options) {
        return Sums.of(ComparedSequence.of(truth, results, options)).scores();
    }

    /**
     * Several sequences.
     *
     * @param truth by the sequence's name
     * @param results by the sequence's name; sequences without are left out of the combination
     */
    public static EvaluationResult evaluate(
            Map<String, List<MotRow>> truth, Map<String, List<MotRow>> results, Options options) {
        SortedMap<String, Sums> sums = new TreeMap<>();
        List<String> withoutResults = new ArrayList<>();
        for (String name : truth.keySet().stream().sorted().toList()) {
            if (results.containsKey(name)) {
                sums.put(name, Sums.of(name, truth.get(name), results.get(name), options));
            } else {
                withoutResults.add(name);
            }
        }
        return Sums.result(sums, withoutResults);
    }

    /**
     * Reads {@code SEQUENCE/gt.txt} (or {@code SEQUENCE/gt/gt.txt}) below {@code truthFolder} and
     * {@code SEQUENCE.txt} in {@code resultsFolder}.
     *
     * @param preprocessing whether MOTChallenge's preparation is applied where the truth has
     *     distractors
     * @throws MotFormatException if a file is not understood
     */
    public static EvaluationResult evaluate(
            Path truthFolder, Path resultsFolder, boolean preprocessing) throws IOException {
        Map<String, List<MotRow>> truth = new TreeMap<>();
        Map<String, List<MotRow>> results = new TreeMap<>();
        for (Path folder : children(truthFolder)) {
            Path file = truthFile(folder);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            String name = folder.getFileName().toString();
            truth.put(name, MotFile.read(file));
            Path result = resultsFolder.resolve(name + ".txt");
            if (Files.isRegularFile(result)) {
                results.put(name, MotFile.read(result));
            }
        }
        if (truth.isEmpty()) {
            throw new MotFormatException(
                    truthFolder,
                    0,
                    "needs a folder SEQUENCE with gt.txt for each sequence, but has none");
        }
        return evaluate(
                truth, results, preprocessing ? Options.fitting(truth.values()) : Options.PLAIN);
    }

    static Path truthFile(Path folder) {
        Path nested = folder.resolve("gt").resolve("gt.txt");
        return Files.isRegularFile(nested) ? nested : folder.resolve("gt.txt");
    }

    static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }
}
