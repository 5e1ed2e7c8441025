package io.vigil.deploy.config;

import io.vigil.operators.perceive.ClassifierConfig;
import io.vigil.operators.perceive.CropRule;
import io.vigil.operators.perceive.KeypointsConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.operators.perceive.onnx.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the sections of the models that look at what the detector finds. */
final class SecondaryReader {
    private static final Range LARGER = new Range(1, 3);
    private static final Range LEVEL = new Range(-1000, 1000);
    private static final Range DEVIATION = new Range(1e-3, 1000);
    private static final String MODEL = "an ONNX file, or the name of one in a folder of models";

    private static final String NAMES = "a list of classes, such as [red, blue]";

    private final Document document;
    private final ModelCatalogue catalogue;

    SecondaryReader(Document document, ModelCatalogue catalogue) {
        this.document = document;
        this.catalogue = catalogue;
    }

    SecondaryConfig read(Section root, SecondaryConfig otherwise) {
        return new SecondaryConfig(
                new AppearanceReader(document, catalogue)
                        .read(root.section("appearance", "appearance"), otherwise.appearance()),
                root.has("classifiers") ? classifiers(root) : otherwise.classifiers(),
                keypoints(root.section("keypoints", "keypoints"), otherwise.keypoints()));
    }

    private List<ClassifierConfig> classifiers(Section root) {
        List<ClassifierConfig> classifiers = new ArrayList<>();
        for (Node entry :
                root.list("classifiers", "a list of classifiers, each beginning with '- name:'")) {
            classifier(new Section(document, "classifier", entry))
                    .ifPresent(
                            read -> {
                                boolean taken =
                                        classifiers.stream()
                                                .anyMatch(c -> c.name().equals(read.name()));
                                if (taken) {
                                    document.problem(
                                            entry,
                                            "classifier " + read.name(),
                                            "a name that is already used",
                                            "a name of its own");
                                } else {
                                    classifiers.add(read);
                                }
                            });
        }
        return classifiers;
    }

    private Optional<ClassifierConfig> classifier(Section section) {
        if (!section.isSection()) {
            return Optional.empty();
        }
        Optional<String> name = required(section, "name", "a name, such as coat");
        Optional<String> model = required(section, "model", MODEL);
        ClassifierConfig read =
                new ClassifierConfig(
                        name.orElse("?"),
                        model.map(m -> file(section, m)).orElse("?"),
                        CropRules.read(section, document, CropRule.PEOPLE),
                        values(section),
                        section.flag("multi-label", false),
                        channels(section).orElse(Channels.IMAGENET));
        section.finish();
        return name.isPresent() && model.isPresent() ? Optional.of(read) : Optional.empty();
    }

    private KeypointsConfig keypoints(Section section, KeypointsConfig otherwise) {
        String model =
                section.text("model", otherwise.model(), ConfigReader.ANY, MODEL + ", or none");
        boolean on = !model.equals(KeypointsConfig.NONE.model());
        Optional<Channels> channels = channels(section);
        KeypointsConfig read =
                new KeypointsConfig(
                        on ? file(section, model) : model,
                        CropRules.read(section, document, otherwise.crops()),
                        section.number("window", otherwise.larger(), LARGER),
                        channels.isPresent() ? List.of(channels.get()) : otherwise.channels());
        section.finish();
        return read;
    }

    private Optional<String> required(Section section, String key, String needed) {
        Optional<String> text = section.text(key, needed).filter(t -> !t.isBlank());
        if (text.isEmpty() && !section.has(key)) {
            document.problem(section.at(key), section.subject(key), "nothing", needed);
        }
        return text;
    }

    private String file(Section section, String model) {
        if (!catalogue.isModel(model)) {
            document.problem(
                    section.at("model"),
                    section.subject("model"),
                    Document.shown(section.at("model")),
                    "an ONNX file, or the name of one in " + catalogue.folders());
        }
        return ModelCatalogue.located(model, document::resolve);
    }

    /** A list, or a section of lists by output. */
    private Map<String, List<String>> values(Section section) {
        Map<String, List<String>> values = new HashMap<>();
        if (!section.has("values")) {
            return values;
        }
        Node at = section.at("values");
        if (at instanceof SequenceNode) {
            values.put("", names(section, "values"));
            return values;
        } else if (!(at instanceof MappingNode)) {
            section.refuse("values", NAMES + ", or a section of such lists by output");
            return values;
        }
        Section outputs = section.section("values", section.subject("values"));
        for (String output : outputs.keys()) {
            values.put(output, names(outputs, output));
        }
        return values;
    }

    private List<String> names(Section section, String key) {
        List<String> names = new ArrayList<>();
        for (Node name : section.list(key, NAMES)) {
            document.text(name, section.subject(key), "the name of a class")
                    .filter(text -> !text.isEmpty())
                    .ifPresent(names::add);
        }
        return names;
    }

    /** Empty where nothing is said of them. */
    private Optional<Channels> channels(Section section) {
        boolean said = Stream.of("rgb", "mean", "deviation").anyMatch(section::has);
        Channels usual = Channels.IMAGENET;
        Channels read =
                new Channels(
                        section.flag("rgb", usual.rgb()),
                        three(section, "mean", usual.mean(), LEVEL),
                        three(section, "deviation", usual.deviation(), DEVIATION));
        return said ? Optional.of(read) : Optional.empty();
    }

    private List<Double> three(Section section, String key, List<Double> otherwise, Range range) {
        if (!section.has(key)) {
            return otherwise;
        }
        String needed = "a list of 3 numbers from " + range;
        List<Double> numbers = new ArrayList<>();
        for (Node node : section.list(key, needed)) {
            document.text(node, section.subject(key), needed)
                    .map(text -> Section.numberOrNull(text.strip(), range))
                    .ifPresent(numbers::add);
        }
        if (numbers.size() == otherwise.size()) {
            return numbers;
        }
        if (section.at(key) instanceof SequenceNode) {
            section.refuse(key, needed);
        }
        return otherwise;
    }
}
