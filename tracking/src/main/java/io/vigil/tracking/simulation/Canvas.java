package io.vigil.tracking.simulation;

/**
 * Paints onto an image. Rows are sampled at their middle and the ends of each row are blended by
 * how much of the pixel they cover, in plain arithmetic, so the same shapes give the same bytes on
 * every machine.
 */
final class Canvas implements Painter {
    private final int width;
    private final int height;
    private final byte[] bgr;

    /**
     * @param bgr 3 bytes a pixel, blue first, painted in place
     */
    Canvas(int width, int height, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
    }

    @Override
    public void polygon(double[] points, int colour, double opacity) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < points.length; i += 2) {
            top = Math.min(top, points[i]);
            bottom = Math.max(bottom, points[i]);
        }
        for (int row = firstRow(top); row <= lastRow(bottom); row++) {
            double y = row + 0.5;
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < points.length; i += 2) {
                int j = (i + 2) % points.length;
                double y1 = points[i + 1];
                double y2 = points[j + 1];
                if (y1 != y2 && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)) {
                    double x = points[i] + (points[j] - points[i]) * (y - y1) / (y2 - y1);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
            span(row, left, right, colour, opacity);
        }
    }

    @Override
    public void ellipse(
            double x, double y, double radiusX, double radiusY, int colour, double opacity) {
        for (int row = firstRow(y - radiusY); row <= lastRow(y + radiusY); row++) {
            double dy = (row + 0.5 - y) / radiusY;
            if (dy * dy < 1) {
                double half = radiusX * Math.sqrt(1 - dy * dy);
                span(row, x - half, x + half, colour, opacity);
            }
        }
    }

    private int firstRow(double top) {
        return Math.max(0, (int) Math.ceil(top - 0.5));
    }

    private int lastRow(double bottom) {
        return Math.min(height - 1, (int) Math.floor(bottom - 0.5));
    }

    private void span(int row, double left, double right, int colour, double opacity) {
        if (!(left < right)) {
            return;
        }
        int first = Math.max(0, (int) Math.floor(left));
        int last = Math.min(width - 1, (int) Math.ceil(right) - 1);
        for (int column = first; column <= last; column++) {
            double covered = Math.min(right, column + 1.0) - Math.max(left, column);
            blend(3 * (row * width + column), colour, opacity * covered);
        }
    }

    private void blend(int at, int colour, double share) {
        int weight = (int) (share * 256);
        for (int channel = 0; channel < 3; channel++) {
            int old = bgr[at + channel] & 0xff;
            int wanted = (colour >> (8 * channel)) & 0xff;
            bgr[at + channel] = (byte) (old + (((wanted - old) * weight) >> 8));
        }
    }
}
