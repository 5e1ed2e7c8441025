package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Attribute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What objects are like, from an ONNX file: a classifier, run on their crops, each stretched to its
 * input. Each output is a row of numbers for each crop, and says something of its own.
 *
 * <p>Where one class holds, what is said is the class with the greatest probability; numbers that
 * do not lie in [0, 1] and sum to 1 go through softmax first. Where several may hold, each class is
 * something of its own that is answered by yes or no; numbers that do not all lie in [0, 1] go
 * through the logistic function first. Used by one thread at a time.
 */
public final class ClassifierModel implements AutoCloseable {
    /** Of inputs whose size the graph leaves open: what classifiers are trained on most. */
    private static final int OPEN_SIDE = 224;

    private static final double EVEN = 0.5;

    private final CropModel model;
    private final List<Question> questions;
    private final boolean several;

    /**
     * What one output is about.
     *
     * @param name of the attribute, where one class holds
     */
    private record Question(String output, String name, List<String> classes) {}

    private ClassifierModel(CropModel model, List<Question> questions, boolean several) {
        this.model = model;
        this.questions = questions;
        this.several = several;
    }

    /**
     * @param options how it runs; several crops go in at once where the graph lets them
     * @param name of the attribute of a model with one output; of several, each has its own name
     * @param classes names by output, the only one's under the empty name; what is left out is read
     *     from the file, or else numbered from 0
     * @param several whether several classes of an output may hold at once
     * @param channels what becomes of the colours; empty for {@link Channels#IMAGENET}
     * @throws ModelException if the file is no such model, saying what it is
     */
    public static ClassifierModel open(
            Path file,
            ModelOptions options,
            String name,
            Map<String, List<String>> classes,
            boolean several,
            Optional<Channels> channels) {
        CropModel model =
                CropModel.open(
                        file,
                        options,
                        OPEN_SIDE,
                        OPEN_SIDE,
                        session -> channels.orElse(Channels.IMAGENET));
        try {
            return new ClassifierModel(
                    model, questions(model.graph(), name, classes, several ? 1 : 2), several);
        } catch (ModelException other) {
            model.close();
            throw other;
        }
    }

    private static List<Question> questions(
            GraphSpec graph, String name, Map<String, List<String>> classes, int least) {
        List<String> outputs = graph.outputs().stream().map(TensorSpec::name).toList();
        for (String named : classes.keySet()) {
            if (!(named.isEmpty() && outputs.size() == 1) && !outputs.contains(named)) {
                throw new ModelException(
                        "Classifier %s has no output '%s' whose classes could be named; it has %s"
                                .formatted(graph.file(), named, String.join(", ", outputs)));
            }
        }
        List<Question> questions = new ArrayList<>();
        for (TensorSpec output : graph.outputs()) {
            int count = Vectors.length(output.shape());
            if (count < least) {
                throw new ModelException(
                        "Classifier %s needs outputs of shape [crops, classes] with at least %d class%s (one where several may hold at once: multi-label), but %s has %s"
                                .formatted(
                                        graph.file(),
                                        least,
                                        least == 1 ? "" : "es",
                                        output.name(),
                                        Arrays.toString(output.shape())));
            }
            questions.add(
                    new Question(
                            output.name(),
                            outputs.size() == 1 ? name : output.name(),
                            ClassNames.of(graph, output, count, classes)));
        }
        return questions;
    }

    /**
     * @param crops of one image or of many
     * @return what is said of each, in their order; nothing of an output that is not finite
     */
    public List<List<Attribute>> classify(List<View> crops) {
        return model.look(
                crops.size(),
                (input, place, crop) -> input.put(place, crops.get(crop)),
                (crop, answer) -> attributes(answer));
    }

    private List<Attribute> attributes(Map<String, Output> answer) {
        List<Attribute> said = new ArrayList<>();
        for (Question question : questions) {
            float[] row = Vectors.of(answer.get(question.output()));
            if (Scale.isFinite(row)) {
                said.addAll(several ? each(question, row) : List.of(best(question, row)));
            }
        }
        return said;
    }

    private static List<Attribute> each(Question question, float... row) {
        double[] shares = Scale.ofEach(row);
        return IntStream.range(0, shares.length)
                .mapToObj(i -> yesOrNo(question.classes().get(i), shares[i]))
                .toList();
    }

    private static Attribute yesOrNo(String name, double share) {
        return share >= EVEN
                ? new Attribute(name, "yes", share)
                : new Attribute(name, "no", 1 - share);
    }

    private static Attribute best(Question question, float... row) {
        double[] shares = Scale.ofOne(row);
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return new Attribute(question.name(), question.classes().get(best), shares[best]);
    }

    @Override
    public void close() {
        model.close();
    }
}
