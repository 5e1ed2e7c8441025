package io.vigil.tracking.evaluation;

/**
 * How good a tracker's results are. Percentages are in [0, 100], except that MOTA may be negative.
 *
 * @param hota mean over the IoU thresholds .05 to .95, like the next three
 * @param detA detection accuracy
 * @param assA association accuracy
 * @param locA localisation accuracy
 * @param mota at IoU .5, like everything that follows
 * @param motp mean IoU of matched boxes
 * @param idf1 share of boxes whose identity is right
 * @param idSwitches how often an object changed its track
 * @param fragmentations how often an object's track was interrupted
 * @param falsePositives boxes of the results that match nothing
 * @param falseNegatives boxes of the truth that nothing matches
 * @param truthBoxes boxes of the truth that count
 */
public record Scores(
        double hota,
        double detA,
        double assA,
        double locA,
        double mota,
        double motp,
        double idf1,
        long idSwitches,
        long fragmentations,
        long falsePositives,
        long falseNegatives,
        long truthBoxes) {
    private static final double PERCENT = 100;

    static Scores of(Hota hota, ClearMot clear, Identity identity) {
        return new Scores(
                PERCENT * hota.mean(Hota.Level::hota),
                PERCENT * hota.mean(Hota.Level::detection),
                PERCENT * hota.mean(Hota.Level::association),
                PERCENT * hota.mean(Hota.Level::localisation),
                PERCENT * clear.accuracy(),
                PERCENT * clear.precision(),
                PERCENT * identity.f1(),
                clear.idSwitches(),
                clear.fragmentations(),
                clear.falsePositives(),
                clear.falseNegatives(),
                clear.truePositives() + clear.falseNegatives());
    }
}
