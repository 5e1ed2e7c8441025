package io.vigil.tracking.spatial;

import java.util.Objects;
import java.util.Optional;

/**
 * A track over the ground, by a Kalman filter of constant velocity driven by white noise of
 * acceleration (Bar-Shalom, Li and Kirubarajan 2001, section 6.2), in which each sighting counts by
 * what a pixel is worth where it is. While the track surprises it, that is brakes or turns, the
 * noise is taken for greater.
 *
 * @param micros capture time of the last sighting that counted
 * @param sightings that counted, at most {@link #MANY}; 0: nothing is known
 * @param missed sightings in a row that lay too far off to count
 * @param surprise squared distance of the sightings from where they were expected, over what is
 *     normal: about 1; of the last few
 * @param spread of place and velocity
 * @param travelledMetres so far, while it moved
 */
public record GroundTrack(
        long micros,
        int sightings,
        int missed,
        double surprise,
        double eastMetres,
        double northMetres,
        double eastSpeed,
        double northSpeed,
        Spread spread,
        double travelledMetres) {
    public static final GroundTrack NONE =
            new GroundTrack(0, 0, 0, 1, 0, 0, 0, 0, Spread.UNKNOWN, 0);

    static final int MANY = 1000;

    /** Of the feet in an image 720 pixels high, and in proportion. */
    private static final double PIXEL_NOISE = 2.0 / 720;

    /** Square metres per second to the third: a calm drive. */
    private static final double CALM = 0.1;

    /** Braking and turning. */
    private static final double LIVELY = 3;

    private static final double SURPRISED = 2.5;
    private static final double SURPRISE_MEMORY = 0.8;

    /** Five standard deviations and more. */
    private static final double GATE = 30;

    private static final int MOST_MISSED = 3;
    private static final int LEAST_SIGHTINGS = 4;
    private static final long LEAST_MICROS = 300_000;
    private static final long FRESH_MICROS = 1_000_000;

    /** A speed is known to within that, in metres per second, or to within this share of it. */
    private static final double GOOD = 0.4;

    private static final double GOOD_SHARE = 0.08;

    public GroundTrack {
        Objects.requireNonNull(spread, "spread");
    }

    static double noise(int height) {
        return PIXEL_NOISE * height;
    }

    /** After a sighting; the same where it is not later than the last. */
    GroundTrack seen(long at, GroundPlace place) {
        if (sightings == 0 || missed >= MOST_MISSED) {
            return new GroundTrack(
                    at,
                    1,
                    0,
                    1,
                    place.eastMetres(),
                    place.northMetres(),
                    0,
                    0,
                    Spread.of(place),
                    travelledMetres);
        }
        double seconds = (at - micros) * 1e-6;
        Spread before = spread.after(seconds, surprise > SURPRISED ? LIVELY : CALM);
        double east = eastMetres + seconds * eastSpeed;
        double north = northMetres + seconds * northSpeed;
        double restEast = place.eastMetres() - east;
        double restNorth = place.northMetres() - north;
        Gain gain = Gain.of(before, place);
        double distance = gain.squaredDistance(restEast, restNorth);
        if (distance > GATE) {
            return new GroundTrack(
                    micros,
                    sightings,
                    missed + 1,
                    surprise,
                    eastMetres,
                    northMetres,
                    eastSpeed,
                    northSpeed,
                    spread,
                    travelledMetres);
        }
        double speedEast = eastSpeed + gain.ae() * restEast + gain.an() * restNorth;
        double speedNorth = northSpeed + gain.be() * restEast + gain.bn() * restNorth;
        Spread after = before.seen(gain);
        double speed = Math.sqrt(speedEast * speedEast + speedNorth * speedNorth);
        boolean moves = speed > 2 * after.ofSpeed(speedEast, speedNorth, speed);
        return new GroundTrack(
                at,
                Math.min(MANY, sightings + 1),
                0,
                SURPRISE_MEMORY * surprise + (1 - SURPRISE_MEMORY) * distance / 2,
                east + gain.ee() * restEast + gain.en() * restNorth,
                north + gain.ne() * restEast + gain.nn() * restNorth,
                speedEast,
                speedNorth,
                after,
                travelledMetres + (moves ? speed * seconds : 0));
    }

    /** The same that was seen before as another track. */
    GroundTrack continuing(GroundTrack older) {
        return withTravelled(older.travelledMetres + travelledMetres);
    }

    public GroundTrack withTravelled(double metres) {
        return new GroundTrack(
                micros,
                sightings,
                missed,
                surprise,
                eastMetres,
                northMetres,
                eastSpeed,
                northSpeed,
                spread,
                metres);
    }

    /**
     * What can be said of it.
     *
     * @param sinceMicros when the track was first seen
     * @param now not before the last sighting
     * @return empty as long as its speed is not known well, or no longer
     */
    Optional<GroundMotion> motion(long sinceMicros, long now) {
        if (sightings < LEAST_SIGHTINGS
                || micros - sinceMicros < LEAST_MICROS
                || now - micros > FRESH_MICROS) {
            return Optional.empty();
        }
        double speed = Math.sqrt(eastSpeed * eastSpeed + northSpeed * northSpeed);
        double uncertainty = spread.ofSpeed(eastSpeed, northSpeed, speed);
        if (uncertainty > Math.max(GOOD, GOOD_SHARE * speed)) {
            return Optional.empty();
        }
        double heading =
                speed > 2 * uncertainty
                        ? StrictMath.toDegrees(StrictMath.atan2(eastSpeed, northSpeed))
                        : Double.NaN;
        double seconds = (now - micros) * 1e-6;
        return Optional.of(
                new GroundMotion(
                        eastMetres + seconds * eastSpeed,
                        northMetres + seconds * northSpeed,
                        speed,
                        uncertainty,
                        heading < 0 ? heading + 360 : heading,
                        travelledMetres));
    }
}
