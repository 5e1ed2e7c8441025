package io.vigil.tracking.spatial;

/**
 * The covariance of a place on the ground and of the velocity there, in metres and seconds: e and n
 * are the place's axes, a and b the velocity's along them.
 */
public record Spread(
        double ee,
        double en,
        double nn,
        double ea,
        double eb,
        double na,
        double nb,
        double aa,
        double ab,
        double bb) {
    /** Of the speed of what has been seen once, in metres per second. */
    private static final double ANY_SPEED = 30;

    static final Spread UNKNOWN = new Spread(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Spread of(GroundPlace place) {
        double any = ANY_SPEED * ANY_SPEED;
        return new Spread(
                place.eastVariance(),
                place.covariance(),
                place.northVariance(),
                0,
                0,
                0,
                0,
                any,
                0,
                any);
    }

    /**
     * After some time without a sighting.
     *
     * @param noise of acceleration, in square metres per second to the third
     */
    Spread after(double t, double noise) {
        double place = noise * t * t * t / 3;
        double both = noise * t * t / 2;
        return new Spread(
                ee + 2 * t * ea + t * t * aa + place,
                en + t * (eb + na) + t * t * ab,
                nn + 2 * t * nb + t * t * bb + place,
                ea + t * aa + both,
                eb + t * ab,
                na + t * ab,
                nb + t * bb + both,
                aa + noise * t,
                ab,
                bb + noise * t);
    }

    /** After a sighting with this gain. */
    Spread seen(Gain g) {
        return new Spread(
                ee - g.ee() * ee - g.en() * en,
                en - g.ee() * en - g.en() * nn,
                nn - g.ne() * en - g.nn() * nn,
                ea - g.ee() * ea - g.en() * na,
                eb - g.ee() * eb - g.en() * nb,
                na - g.ne() * ea - g.nn() * na,
                nb - g.ne() * eb - g.nn() * nb,
                aa - g.ae() * ea - g.an() * na,
                ab - g.ae() * eb - g.an() * nb,
                bb - g.be() * eb - g.bn() * nb);
    }

    /** One standard deviation of the speed along its direction, or along any where it stands. */
    double ofSpeed(double eastSpeed, double northSpeed, double speed) {
        double variance =
                speed > 0
                        ? (eastSpeed * eastSpeed * aa
                                        + 2 * eastSpeed * northSpeed * ab
                                        + northSpeed * northSpeed * bb)
                                / (speed * speed)
                        : Math.max(aa, bb);
        return Math.sqrt(Math.max(0, variance));
    }
}
