package io.vigil.tracking.spatial;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's way over the floor: straight between places at times, in seconds and metres, swaying a
 * little where they stand.
 */
final class Walker {
    /** A crossing as it really was. */
    record Crossing(int walker, boolean in, double seconds) {}

    private static final double STEP = 0.001;

    final int id;
    final double tall;
    private final double sway;
    private final List<double[]> places = new ArrayList<>();

    Walker(int id, double tall, double sway, double seconds, double x, double y) {
        this.id = id;
        this.tall = tall;
        this.sway = sway;
        places.add(new double[] {seconds, x, y});
    }

    Walker to(double x, double y, double metresPerSecond) {
        double[] last = last();
        double metres = Math.hypot(x - last[1], y - last[2]);
        places.add(new double[] {last[0] + metres / metresPerSecond, x, y});
        return this;
    }

    Walker stand(double seconds) {
        double[] last = last();
        places.add(new double[] {last[0] + seconds, last[1], last[2]});
        return this;
    }

    private double[] last() {
        return places.get(places.size() - 1);
    }

    double begins() {
        return places.get(0)[0];
    }

    double ends() {
        return last()[0];
    }

    double x(double seconds) {
        return at(seconds, 1);
    }

    double y(double seconds) {
        return at(seconds, 2) + sway * Math.sin(2 * Math.PI * 0.4 * seconds + id);
    }

    private double at(double seconds, int axis) {
        for (int i = 1; i < places.size(); i++) {
            double[] from = places.get(i - 1);
            double[] to = places.get(i);
            if (seconds <= to[0]) {
                double t = (seconds - from[0]) / Math.max(1e-9, to[0] - from[0]);
                return from[axis] + t * (to[axis] - from[axis]);
            }
        }
        return last()[axis];
    }

    /**
     * From the way itself, looked at every millisecond: whoever has been clear of the line on one
     * side, and then is clear of it on the other for the time to settle, got over it when the feet
     * were last on it before.
     *
     * @param clear of the line, in pixels
     * @param settle in seconds
     */
    List<Crossing> crossings(double clear, double settle) {
        List<Crossing> crossings = new ArrayList<>();
        double door = DoorCamera.row(DoorCamera.DOOR, 0);
        int settled = 0;
        int present = 0;
        double since = 0;
        double onLine = Double.NaN;
        double before = Double.NaN;
        for (double t = begins(); t < ends(); t += STEP) {
            double nearer = DoorCamera.row(y(t), 0) - door;
            if (before * nearer <= 0) {
                onLine = t;
            }
            before = nearer;
            int now = nearer >= clear ? 1 : nearer <= -clear ? -1 : 0;
            if (now != present) {
                present = now;
                since = t;
            }
            if (present != 0 && present != settled && t - since >= settle) {
                if (settled != 0 && Math.abs(x(onLine)) <= DoorCamera.HALF_WIDTH) {
                    crossings.add(new Crossing(id, present > 0, onLine));
                }
                settled = present;
            }
        }
        return crossings;
    }
}
