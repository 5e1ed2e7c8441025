package io.vigil.deploy.config;

import io.vigil.operators.perceive.AppearanceConfig;
import java.util.List;

/** Reads the section of the appearance model. */
final class AppearanceReader {
    private final Document document;
    private final ModelCatalogue catalogue;

    AppearanceReader(Document document, ModelCatalogue catalogue) {
        this.document = document;
        this.catalogue = catalogue;
    }

    AppearanceConfig read(Section section, AppearanceConfig otherwise) {
        String model = section.text("model", otherwise.model(), ConfigReader.ANY, "a model");
        if (!catalogue.isAppearance(model)) {
            document.problem(
                    section.at("model"),
                    section.subject("model"),
                    Document.shown(section.at("model")),
                    needed(model));
        }
        AppearanceConfig read =
                new AppearanceConfig(
                        ModelCatalogue.located(model, document::resolve),
                        CropRules.read(section, document, otherwise.crops()));
        section.finish();
        return read;
    }

    private String needed(String model) {
        List<String> names = catalogue.appearanceNames();
        return "an ONNX file, the name of one in %s, or one of %s%s"
                .formatted(
                        catalogue.folders(),
                        String.join(", ", names),
                        Nearest.to(model, names).map("; nearest is '%s'"::formatted).orElse(""));
    }
}
