package io.vigil.ingest.memory;

/** How far points lie apart, as standard deviations from their mean. */
final class Spread {
    private int count;
    private double x;
    private double y;
    private double xx;
    private double yy;

    void add(double px, double py) {
        count++;
        x += px;
        y += py;
        xx += px * px;
        yy += py * py;
    }

    int count() {
        return count;
    }

    double width() {
        return deviation(x, xx);
    }

    double height() {
        return deviation(y, yy);
    }

    private double deviation(double sum, double squares) {
        double mean = count == 0 ? 0 : sum / count;
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
