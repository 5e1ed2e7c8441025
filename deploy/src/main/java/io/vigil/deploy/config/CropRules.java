package io.vigil.deploy.config;

import io.vigil.operators.perceive.CropRule;

/** Reads of which detections a model is asked; the keys stand beside the model's own. */
final class CropRules {
    private static final Range PIXELS = new Range(1, 10_000);
    private static final Range EVERY = new Range(1, 1000);

    private CropRules() {}

    static CropRule read(Section section, Document document, CropRule otherwise) {
        return new CropRule(
                ConfigReader.labels(section, document, otherwise.labels()),
                section.number("min-width", otherwise.minWidth(), PIXELS),
                section.number("min-height", otherwise.minHeight(), PIXELS),
                section.number("min-score", otherwise.minScore(), ConfigReader.UNIT),
                section.whole("every", otherwise.every(), EVERY));
    }
}
