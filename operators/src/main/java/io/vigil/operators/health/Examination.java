package io.vigil.operators.health;

import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one picture by what is known of its camera; decides nothing for longer. */
final class Examination {
    /** Below it there is nothing on the picture, whatever is normal. */
    private static final double NO_CONTRAST = 3;

    /** Part of the view's edges that has to be gone where something stands before it. */
    private static final double COVERED_EDGES = 0.4;

    /** Of the view's brightness, that a picture in a light not learned yet has to have. */
    private static final double LEAST_BRIGHTNESS = 0.6;

    /** Until it is over, a trouble may come nearer to its limit by this factor. */
    private static final double HYSTERESIS = 1.5;

    private final HealthConfig config;
    private final long learnForMicros;
    private final long frozenMicros;

    Examination(HealthConfig config) {
        this.config = config;
        learnForMicros = HealthConfig.micros(config.learnFor());
        frozenMicros = HealthConfig.micros(config.frozenAfter());
    }

    /**
     * @param before with the stillness of this picture already in it
     * @param picture with a grid
     */
    Findings of(HealthState before, ImageStatistics picture, long nowMicros) {
        Map<Trouble, Verdict> verdicts = new EnumMap<>(Trouble.class);
        boolean dark = isDark(picture, before.isOpen(Trouble.DARK));
        boolean white = isWhite(picture, before.isOpen(Trouble.OVEREXPOSED));
        verdicts.put(Trouble.DARK, Verdict.of(dark));
        verdicts.put(Trouble.OVEREXPOSED, Verdict.of(white));
        boolean blind = dark || white;
        verdicts.put(
                Trouble.FROZEN, blind ? Verdict.UNKNOWN : Verdict.of(isFrozen(before.stillness())));

        LightLevel level = before.levels().get(LightLevel.of(picture.brightness()));
        boolean known = level.isLearned(learnForMicros);
        Optional<ViewMatch> match = blind ? Optional.empty() : match(before, level, picture);
        Verdict covered = blind ? Verdict.UNKNOWN : covered(before, picture, known, match);
        verdicts.put(Trouble.COVERED, covered);
        Verdict moved =
                blind || covered == Verdict.YES ? Verdict.UNKNOWN : moved(before, known, match);
        verdicts.put(Trouble.MOVED, moved);
        double share =
                known
                        ? StrictMath.exp(LightLevel.sharpness(picture) - level.sharpness())
                        : Double.NaN;
        boolean judgeable = known && !blind && covered != Verdict.YES && moved != Verdict.YES;
        verdicts.put(
                Trouble.BLURRED,
                judgeable
                        ? Verdict.of(share < limit(before.isOpen(Trouble.BLURRED)))
                        : Verdict.UNKNOWN);
        boolean well =
                verdicts.values().stream().noneMatch(Verdict.YES::equals)
                        && before.watches().values().stream().noneMatch(Watch::isOpen);
        return new Findings(verdicts, look(picture, nowMicros, share, match), well);
    }

    private boolean isDark(ImageStatistics picture, boolean open) {
        double factor = open ? HYSTERESIS : 1;
        return picture.brightness() < factor * config.darkBrightness()
                && picture.contrast() < factor * config.darkContrast();
    }

    private boolean isWhite(ImageStatistics picture, boolean open) {
        double room = 255 - config.whiteBrightness();
        return picture.brightness() > 255 - room * (open ? HYSTERESIS : 1);
    }

    private boolean isFrozen(Stillness stillness) {
        long limit = frozenMicros * (stillness.isNoisy() ? 1 : HealthConfig.FROZEN_QUIET);
        return stillness.unchangedMicros() >= limit;
    }

    private double limit(boolean open) {
        return open ? Math.min(1, 2 * config.blurredBelow()) : config.blurredBelow();
    }

    /** With the view of this light, or in a new light with the one that fits best. */
    private Optional<ViewMatch> match(
            HealthState before, LightLevel level, ImageStatistics picture) {
        if (before.taken().turns()) {
            return Optional.empty();
        }
        List<LightLevel> candidates =
                level.isLearned(learnForMicros) ? List.of(level) : before.levels();
        double[] now = LightLevel.luma(picture.grid());
        ViewMatch best = null;
        for (LightLevel each : candidates) {
            if (each.isLearned(learnForMicros)) {
                double[] view = each.luma();
                if (ViewMatch.isTelling(view)) {
                    ViewMatch match = ViewMatch.of(view, now);
                    best = best == null || match.agreement() > best.agreement() ? match : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Verdict covered(
            HealthState before,
            ImageStatistics picture,
            boolean knownLight,
            Optional<ViewMatch> match) {
        boolean open = before.isOpen(Trouble.COVERED);
        if (picture.contrast() < NO_CONTRAST * (open ? HYSTERESIS : 1)) {
            return Verdict.YES;
        }
        double least = Double.POSITIVE_INFINITY;
        for (LightLevel level : before.levels()) {
            if (level.isLearned(learnForMicros)) {
                least = Math.min(least, level.contrast());
            }
        }
        double limit = StrictMath.log(Math.min(1, config.coveredBelow() * (open ? HYSTERESIS : 1)));
        if (least != Double.POSITIVE_INFINITY && LightLevel.contrast(picture) - least < limit) {
            return Verdict.YES;
        }
        boolean inPart =
                match.isPresent()
                        // In the dark, edges may have gone with nothing before them.
                        && (knownLight || match.get().brightness() > LEAST_BRIGHTNESS)
                        && !match.get().isShifted(false)
                        && match.get().flat() > COVERED_EDGES / (open ? HYSTERESIS : 1);
        return Verdict.of(inPart);
    }

    private static Verdict moved(
            HealthState before, boolean knownLight, Optional<ViewMatch> match) {
        if (match.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        boolean open = before.isOpen(Trouble.MOVED);
        if (match.get().isShifted(open)) {
            return Verdict.YES;
        }
        boolean strange = match.get().isStrange(open);
        // In a light that is new, edges may have gone with nothing moved.
        return strange && !knownLight ? Verdict.UNKNOWN : Verdict.of(strange);
    }

    private static Look look(
            ImageStatistics picture, long nowMicros, double share, Optional<ViewMatch> match) {
        boolean shifted = match.isPresent() && match.get().isShifted(true);
        return new Look(
                nowMicros,
                picture.brightness(),
                picture.contrast(),
                picture.sharpness(),
                share,
                match.map(ViewMatch::agreement).orElse(Double.NaN),
                shifted ? match.get().shiftX() / (double) SceneGrid.WIDTH : 0,
                shifted ? match.get().shiftY() / (double) SceneGrid.HEIGHT : 0);
    }
}
