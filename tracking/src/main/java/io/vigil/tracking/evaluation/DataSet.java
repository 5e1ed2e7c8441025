package io.vigil.tracking.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sequences that are measured together.
 *
 * @param sequences ordered by name
 * @param options how truth is prepared; the same for all of them
 * @param leftOut a sentence for each folder that is no whole sequence, saying what it lacks
 */
public record DataSet(
        String name, List<Sequence> sequences, Options options, List<String> leftOut) {
    public DataSet {
        sequences = List.copyOf(sequences);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads {@code SEQUENCE/} below a folder, each as {@link Sequence#read}; MOTChallenge's
     * preparation is on where the truth has distractors.
     *
     * @throws MotFormatException if a file is not understood
     */
    public static DataSet read(Path folder) throws IOException {
        List<Sequence> sequences = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path child : Evaluation.children(folder)) {
            if (!Sequence.isAt(child)) {
                continue;
            }
            Optional<Path> missing = Sequence.missing(child);
            if (missing.isPresent()) {
                leftOut.add(
                        "%s/%s, there is no %s"
                                .formatted(
                                        folder.getFileName(), child.getFileName(), missing.get()));
            } else {
                sequences.add(Sequence.read(child));
            }
        }
        Options options = Options.fitting(sequences.stream().map(Sequence::truth).toList());
        return new DataSet(folder.getFileName().toString(), sequences, options, leftOut);
    }

    /**
     * Reads {@code SET/SEQUENCE/} below a folder; or, if its children are sequences, the folder as
     * the only set.
     *
     * @return ordered by name; sets without any folder of a sequence are no sets
     * @throws MotFormatException if a file is not understood
     */
    public static List<DataSet> readAll(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        List<Path> children = Evaluation.children(whole);
        List<DataSet> sets = new ArrayList<>();
        for (Path set : children.stream().anyMatch(Sequence::isAt) ? List.of(whole) : children) {
            DataSet read = read(set);
            if (!read.sequences().isEmpty() || !read.leftOut().isEmpty()) {
                sets.add(read);
            }
        }
        return sets;
    }

    /** The same with some of its sequences only; maybe none. */
    public DataSet only(Predicate<Sequence> which) {
        return new DataSet(name, sequences.stream().filter(which).toList(), options, leftOut);
    }
}
