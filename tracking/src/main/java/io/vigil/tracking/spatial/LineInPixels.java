package io.vigil.tracking.spatial;

/** A line in the pixels of a frame. */
final class LineInPixels {
    private final double startX;
    private final double startY;
    private final double alongX;
    private final double alongY;
    private final double length;
    private final double bandLeft;
    private final double bandRight;

    /**
     * @param band in pixels; on a side where the image ends before twice that, half of what there
     *     is
     */
    LineInPixels(Line line, int width, int height, double band) {
        startX = line.start().x() * width;
        startY = line.start().y() * height;
        double dx = line.end().x() * width - startX;
        double dy = line.end().y() * height - startY;
        length = Math.sqrt(dx * dx + dy * dy);
        alongX = dx / length;
        alongY = dy / length;
        double mostLeft = 0;
        double mostRight = 0;
        for (int corner = 0; corner < 4; corner++) {
            double side = left((corner & 1) * (double) width, (corner >> 1) * (double) height);
            mostLeft = Math.max(mostLeft, side);
            mostRight = Math.max(mostRight, -side);
        }
        bandLeft = Math.min(band, mostLeft / 2);
        bandRight = Math.min(band, mostRight / 2);
    }

    /**
     * How far a point lies to the left of the line, or of what it would be if it had no ends, in
     * pixels, looking from its start to its end; y grows downwards.
     */
    double left(double x, double y) {
        return alongY * (x - startX) - alongX * (y - startY);
    }

    /** Whether a distance to the left, or negative to the right, is beyond the band. */
    boolean isBeyond(double left) {
        return left >= 0 ? left >= bandLeft : -left >= bandRight;
    }

    /** Whether a point lies between the perpendiculars at the ends. */
    boolean isBetweenEnds(double x, double y) {
        double along = alongX * (x - startX) + alongY * (y - startY);
        return along >= 0 && along <= length;
    }

    /** Where the straight way between two spots on different sides cuts it. */
    Spot cut(Spot from, Spot to) {
        double before = left(from.x(), from.y());
        double after = left(to.x(), to.y());
        double t = before == after ? 1 : before / (before - after);
        return from.towards(to, Math.min(1, Math.max(0, t)));
    }
}
