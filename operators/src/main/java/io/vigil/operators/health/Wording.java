package io.vigil.operators.health;

import io.vigil.anomaly.Explanation;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said of a trouble to whoever runs the place. */
final class Wording {
    private Wording() {}

    static Explanation opened(Trouble trouble, HealthState state) {
        return new Explanation(wrong(trouble, state), figures(trouble, state));
    }

    static Explanation resolved(Trouble trouble, HealthState state) {
        return new Explanation(right(trouble), figures(trouble, state));
    }

    static Explanation accustomed(Trouble trouble, HealthState state, HealthConfig config) {
        return new Explanation(
                "It has been so for %s and is taken for normal from now on."
                        .formatted(hours(config)),
                figures(trouble, state));
    }

    private static String hours(HealthConfig config) {
        long minutes = config.relearnAfter().toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    private static String wrong(Trouble trouble, HealthState state) {
        Look look = state.look();
        return switch (trouble) {
            case DARK -> "The picture is black: no light, a cap on the lens, or a broken camera.";
            case OVEREXPOSED -> "The picture is almost white: too much light for the camera.";
            case FROZEN ->
                    "Pictures keep coming, but they are all the same for %d seconds: the camera or its connection hangs."
                            .formatted(state.stillness().unchangedMicros() / 1_000_000);
            case COVERED -> "Much of the view is hidden: something is before the lens, or fog.";
            case MOVED ->
                    look.shiftX() == 0 && look.shiftY() == 0
                            ? "The camera shows another view than it used to: it was turned, or its scene was rebuilt."
                            : "The view has shifted by %s: the camera was moved. Lines and zones drawn on it no longer lie where they were drawn."
                                    .formatted(shift(look));
            case BLURRED ->
                    "The picture is blurred, %d %% as sharp as normal: out of focus, or dirt on the lens."
                            .formatted(Math.round(100 * look.sharpnessShare()));
            case DRIFT ->
                    "What the detector finds is distributed otherwise than in the first days (%s): check the camera and whether the model still fits."
                            .formatted(drift(state.drift()));
        };
    }

    private static String right(Trouble trouble) {
        return switch (trouble) {
            case DARK -> "There is a picture again.";
            case OVEREXPOSED -> "The picture is no longer too bright.";
            case FROZEN -> "The pictures change again.";
            case COVERED -> "The view is free again.";
            case MOVED -> "The camera shows its old view again.";
            case BLURRED -> "The picture is sharp again.";
            case DRIFT -> "What the detector finds is distributed as in the first days again.";
        };
    }

    private static String shift(Look look) {
        return String.format(
                Locale.ROOT,
                "about %.0f %% of the picture's width and %.0f %% of its height",
                100 * Math.abs(look.shiftX()),
                100 * Math.abs(look.shiftY()));
    }

    private static String drift(Drift drift) {
        return String.format(
                Locale.ROOT,
                "stability index %.2f of scores, %.2f of classes",
                drift.scores(),
                drift.classes());
    }

    private static SortedMap<String, Double> figures(Trouble trouble, HealthState state) {
        SortedMap<String, Double> figures = new TreeMap<>();
        Look look = state.look();
        switch (trouble) {
            case DARK, OVEREXPOSED -> {
                figures.put("brightness", look.brightness());
                figures.put("contrast", look.contrast());
            }
            case FROZEN ->
                    figures.put("unchangedSeconds", state.stillness().unchangedMicros() / 1e6);
            case COVERED -> {
                figures.put("contrast", look.contrast());
                figures.put("viewAgreement", look.agreement());
            }
            case MOVED -> {
                figures.put("viewAgreement", look.agreement());
                figures.put("shiftX", look.shiftX());
                figures.put("shiftY", look.shiftY());
            }
            case BLURRED -> {
                figures.put("sharpness", look.sharpness());
                figures.put("sharpnessShare", look.sharpnessShare());
            }
            case DRIFT -> {
                figures.put("scoreDrift", state.drift().scores());
                figures.put("classDrift", state.drift().classes());
            }
        }
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }
}
