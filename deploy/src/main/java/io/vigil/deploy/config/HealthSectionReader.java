package io.vigil.deploy.config;

import io.vigil.operators.health.HealthConfig;

/** Reads the section of the cameras' health. */
final class HealthSectionReader {
    private static final Range SECONDS = new Range(0, 86_400);
    private static final Range SHORT = new Range(1, 3600);
    private static final Range LUMA = new Range(1, 254);
    private static final Range DEVIATION = new Range(0.1, 127);
    private static final Range SHARE = new Range(0.01, 0.99);

    private HealthSectionReader() {}

    static HealthConfig read(Section section, HealthConfig d) {
        HealthConfig read =
                new HealthConfig(
                        section.flag("enabled", d.enabled()),
                        section.duration("report-every", d.reportEvery(), SHORT),
                        section.duration("learn-for", d.learnFor(), new Range(5, 86_400)),
                        section.duration("clear-after", d.clearAfter(), SECONDS),
                        section.duration(
                                "relearn-after", d.relearnAfter(), new Range(60, 31_536_000)),
                        section.number("dark-brightness", d.darkBrightness(), LUMA),
                        section.number("dark-contrast", d.darkContrast(), DEVIATION),
                        section.duration("dark-after", d.darkAfter(), SECONDS),
                        section.number("white-brightness", d.whiteBrightness(), LUMA),
                        section.duration("white-after", d.whiteAfter(), SECONDS),
                        section.duration("frozen-after", d.frozenAfter(), new Range(2, 86_400)),
                        section.number("covered-below", d.coveredBelow(), SHARE),
                        section.duration("covered-after", d.coveredAfter(), SECONDS),
                        section.duration("moved-after", d.movedAfter(), SECONDS),
                        section.number("blurred-below", d.blurredBelow(), SHARE),
                        section.duration("blurred-after", d.blurredAfter(), SECONDS),
                        section.number("drift-above", d.driftAbove(), new Range(0.01, 10)),
                        section.whole("drift-hours", d.driftHours(), new Range(1, 168)),
                        section.whole("baseline-days", d.baselineDays(), new Range(1, 30)));
        section.finish();
        return read;
    }
}
