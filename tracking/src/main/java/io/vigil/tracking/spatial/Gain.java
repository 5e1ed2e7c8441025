package io.vigil.tracking.spatial;

/**
 * How much of what a sighting is off goes to the place (first letter e and n) and the velocity (a
 * and b), by its axis (second letter), with the inverse of the covariance of what it is off.
 */
record Gain(
        double ee,
        double en,
        double ne,
        double nn,
        double ae,
        double an,
        double be,
        double bn,
        double inverseEe,
        double inverseEn,
        double inverseNn) {
    static Gain of(Spread before, GroundPlace place) {
        double see = before.ee() + place.eastVariance();
        double sen = before.en() + place.covariance();
        double snn = before.nn() + place.northVariance();
        double determinant = see * snn - sen * sen;
        double iee = snn / determinant;
        double ien = -sen / determinant;
        double inn = see / determinant;
        return new Gain(
                before.ee() * iee + before.en() * ien,
                before.ee() * ien + before.en() * inn,
                before.en() * iee + before.nn() * ien,
                before.en() * ien + before.nn() * inn,
                before.ea() * iee + before.na() * ien,
                before.ea() * ien + before.na() * inn,
                before.eb() * iee + before.nb() * ien,
                before.eb() * ien + before.nb() * inn,
                iee,
                ien,
                inn);
    }

    double squaredDistance(double east, double north) {
        return east * east * inverseEe + 2 * east * north * inverseEn + north * north * inverseNn;
    }
}
