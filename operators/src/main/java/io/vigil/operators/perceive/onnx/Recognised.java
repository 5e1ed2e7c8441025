package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that is known of how to use a detector: from its graph, its metadata, its side-car and what
 * its head is called. Immutable; safe for use by many threads.
 */
final class Recognised {
    private static final List<String> LABEL_KEYS = List.of("names", "labels", "class_names");

    private final Head head;
    private final Preprocessing preprocessing;
    private final Labels labels;
    private final boolean suppression;
    private final OptionalDouble temperature;

    private Recognised(Head head, InputShape input, Labels labels, SideCar sideCar) {
        this.head = head;
        Preprocessing usual = head.preprocessing();
        // A graph that takes bytes normalises them itself.
        boolean bytes = input.type() == TensorSpec.ElementType.UINT8;
        this.preprocessing = sideCar.over(bytes ? usual.plain() : usual);
        this.labels = labels;
        this.suppression = sideCar.suppression().orElse(head.overlaps());
        this.temperature = sideCar.temperature();
    }

    /**
     * @param name of the head, or {@code auto} for the side-car's, or to tell it by its shapes
     * @throws ModelException if it cannot be told, or what is said does not fit, saying why
     */
    static Recognised of(GraphSpec graph, String name, SideCar sideCar) {
        InputShape input = InputShape.of(graph.inputs().get(0));
        Optional<List<String>> inFile =
                sideCar.labels().isPresent() ? Optional.empty() : metadata(graph);
        Optional<List<String>> given = sideCar.labels().or(() -> inFile);
        Head head =
                Heads.recognise(
                        graph,
                        input.width(),
                        input.height(),
                        name.equals(Heads.AUTO) ? sideCar.head().orElse(name) : name,
                        given.map(names -> OptionalInt.of(names.size()))
                                .orElse(OptionalInt.empty()));
        String from = inFile.isPresent() ? "its metadata" : "its side-car";
        Labels labels =
                given.map(names -> Labels.given(names, from, head, graph.file()))
                        .orElseGet(() -> Labels.usual(head));
        return new Recognised(head, input, labels, sideCar);
    }

    private static Optional<List<String>> metadata(GraphSpec graph) {
        for (String key : LABEL_KEYS) {
            String text = graph.metadata().get(key);
            if (text != null) {
                return Optional.of(
                        LabelText.read(text)
                                .orElseThrow(
                                        () ->
                                                new ModelException(
                                                        "Model %s needs its metadata entry '%s' to be a list of names, but it is: %s; give them as 'labels' in %s"
                                                                .formatted(
                                                                        graph.file(),
                                                                        key,
                                                                        text,
                                                                        SideCar.path(
                                                                                graph.file())))));
            }
        }
        return Optional.empty();
    }

    Head head() {
        return head;
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    Labels labels() {
        return labels;
    }

    /** What logits of its scores are to be divided by; empty where nobody has measured it. */
    OptionalDouble temperature() {
        return temperature;
    }

    /**
     * @param outputs of one image
     * @param fit where that image lies in the input
     * @param maxIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
     * @return in pixels of the image, best first
     */
    List<Detection> detections(
            Map<String, Output> outputs, Fit fit, double minScore, double maxIou) {
        List<Candidate> found = head.decode(outputs, minScore);
        List<Candidate> left = suppression ? Nms.best(found, maxIou) : Nms.ordered(found);
        List<Detection> detections = new ArrayList<>(left.size());
        for (Candidate best : left) {
            labels.name(best.label())
                    .ifPresent(label -> detections.add(detection(best, label, fit)));
        }
        return detections;
    }

    private static Detection detection(Candidate best, String label, Fit fit) {
        return new Detection(fit.toImage(best.box()), best.score(), label)
                .withKeypoints(best.keypoints().stream().map(fit::toImage).toList());
    }
}
