package io.vigil.deploy.check;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.evaluation.detection.Area;
import io.vigil.tracking.evaluation.detection.DetectionEvaluation;
import io.vigil.tracking.evaluation.detection.ScoredImage;
import io.vigil.tracking.evaluation.detection.TrueObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cases that went wrong once and may not again: images in which every labelled object, or every one
 * of a class, has to be found among the detections that a deployment takes, under its name and at
 * an overlap of .50. What else is found there does not matter.
 */
public record MustPass(List<Case> cases) {
    /**
     * @param label the class that matters; empty for all
     * @param line of the list, from 1
     */
    public record Case(String image, Optional<String> label, int line) {}

    /**
     * How a case went.
     *
     * @param objects that had to be found
     */
    public record Result(Case of, long objects, long found) {
        boolean passed() {
            return found == objects;
        }

        String text() {
            return of.image()
                    + of.label().map(label -> " (" + label + ")").orElse("")
                    + ": %d of %d found".formatted(found, objects);
        }
    }

    public MustPass {
        cases = List.copyOf(cases);
    }

    /**
     * @param file a line for each case: an image's name and, after a space, perhaps a class; what
     *     follows {@code #} is a remark
     */
    static MustPass read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("--must-pass: there is no file " + file);
        }
        List<Case> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                String[] words = line.split("\\s+", 2);
                cases.add(
                        new Case(
                                words[0],
                                words.length > 1 ? Optional.of(words[1]) : Optional.empty(),
                                i + 1));
            }
        }
        return new MustPass(cases);
    }

    /**
     * @throws InputException if an image is not there, or shows nothing that could be found
     */
    List<Result> results(Path file, List<SeenImage> images) {
        Map<String, SeenImage> byName =
                images.stream().collect(Collectors.toMap(SeenImage::name, Function.identity()));
        List<Result> results = new ArrayList<>();
        for (Case each : cases) {
            SeenImage image = byName.get(each.image());
            if (image == null) {
                throw new InputException(
                        "%s, line %d: there is no image %s%s"
                                .formatted(
                                        file,
                                        each.line(),
                                        each.image(),
                                        Nearest.to(each.image(), byName.keySet())
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse("")));
            }
            results.add(result(file, each, image));
        }
        return results;
    }

    private static Result result(Path file, Case of, SeenImage image) {
        List<TrueObject> wanted =
                image.truth().stream()
                        .filter(t -> of.label().isEmpty() || of.label().get().equals(t.label()))
                        .toList();
        if (wanted.isEmpty()) {
            throw new InputException(
                    "%s, line %d: %s has no labelled %s that the model knows"
                            .formatted(file, of.line(), of.image(), of.label().orElse("object")));
        }
        ScoredImage scored = new ScoredImage(image.name(), wanted, image.operating());
        long found = DetectionEvaluation.of(List.of(scored), Area.ALL).scores().found();
        return new Result(of, wanted.size(), found);
    }
}
