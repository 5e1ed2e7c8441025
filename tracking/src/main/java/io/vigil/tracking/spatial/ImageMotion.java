package io.vigil.tracking.spatial;

/**
 * How a track's anchor moves in the image, by a filter of fading memory (Morrison 1969): a straight
 * line through its sightings of about the last second, in which each counts less the older it is.
 *
 * @param x in pixels, as the line has it at the last sighting
 * @param y in pixels
 * @param speedX in pixels per second
 * @param speedY in pixels per second, downwards
 * @param sightings so far, at most {@link #MANY}
 */
public record ImageMotion(double x, double y, double speedX, double speedY, int sightings) {
    private static final double MEMORY_SECONDS = 0.4;

    /** From so many on, what comes before no longer matters. */
    static final int MANY = 1000;

    static ImageMotion startingAt(double x, double y) {
        return new ImageMotion(x, y, 0, 0, 1);
    }

    /**
     * @param seconds since the last sighting, above 0
     * @param limit in pixels by which the sighting may lie off the line; beyond it begins anew
     */
    ImageMotion seen(double atX, double atY, double seconds, double limit) {
        double restX = atX - (x + speedX * seconds);
        double restY = atY - (y + speedY * seconds);
        if (restX * restX + restY * restY > limit * limit) {
            return startingAt(atX, atY);
        }
        double n = sightings + 1;
        double fading = MEMORY_SECONDS / (MEMORY_SECONDS + seconds);
        // Until the memory is full, all sightings count the same.
        double placeGain = Math.max(1 - fading * fading, 2 * (2 * n - 1) / (n * (n + 1)));
        double speedGain = Math.max((1 - fading) * (1 - fading), 6 / (n * (n + 1)));
        placeGain = Math.min(1, placeGain);
        speedGain = Math.min(1, speedGain) / seconds;
        return new ImageMotion(
                atX - (1 - placeGain) * restX,
                atY - (1 - placeGain) * restY,
                speedX + speedGain * restX,
                speedY + speedGain * restY,
                Math.min(MANY, sightings + 1));
    }

    double pixelsPerSecond() {
        return Math.sqrt(speedX * speedX + speedY * speedY);
    }

    ImageMotion scaled(double byX, double byY) {
        return new ImageMotion(x * byX, y * byY, speedX * byX, speedY * byY, sightings);
    }
}
