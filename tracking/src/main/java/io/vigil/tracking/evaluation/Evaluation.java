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
        SortedMap<String, Scores> sequences = new TreeMap<>();
        List<String> withoutResults = new ArrayList<>();
        Sums combined = Sums.NOTHING;
        for (String name : truth.keySet().stream().sorted().toList()) {
            if (!results.containsKey(name)) {
                withoutResults.add(name);
                continue;
            }
            Sums sums;
            try {
                sums = Sums.of(ComparedSequence.of(truth.get(name), results.get(name), options));
            } catch (IllegalArgumentException invalid) {
                throw new IllegalArgumentException(
                        "Sequence %s: %s".formatted(name, invalid.getMessage()), invalid);
            }
            sequences.put(name, sums.scores());
            combined = combined.plus(sums);
        }
        return new EvaluationResult(sequences, combined.scores(), withoutResults);
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
        boolean distractors = false;
        for (Path folder : children(truthFolder)) {
            Path file = truthFile(folder);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            String name = folder.getFileName().toString();
            List<MotRow> rows = MotFile.read(file);
            truth.put(name, rows);
            distractors |=
                    rows.stream()
                            .anyMatch(
                                    row ->
                                            Options.MOT_CHALLENGE
                                                    .distractors()
                                                    .contains(row.classId()));
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
                truth,
                results,
                preprocessing && distractors ? Options.MOT_CHALLENGE : Options.PLAIN);
    }

    private static Path truthFile(Path folder) {
        Path nested = folder.resolve("gt").resolve("gt.txt");
        return Files.isRegularFile(nested) ? nested : folder.resolve("gt.txt");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The three metrics' counts, which add up over sequences. */
    private record Sums(Hota hota, ClearMot clear, Identity identity) {
        static final Sums NOTHING = new Sums(Hota.NOTHING, ClearMot.NOTHING, Identity.NOTHING);

        static Sums of(ComparedSequence sequence) {
            return new Sums(Hota.of(sequence), ClearMot.of(sequence), Identity.of(sequence));
        }

        Sums plus(Sums other) {
            return new Sums(
                    hota.plus(other.hota), clear.plus(other.clear), identity.plus(other.identity));
        }

        Scores scores() {
            return Scores.of(hota, clear, identity);
        }
    }
}
