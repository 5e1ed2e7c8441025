package io.vigil.anomaly.falls;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's part in a play: where the feet are and in which posture, evenly in between.
 *
 * @param label what the detector takes it for; {@code person}, or an animal
 * @param size standing height at the bottom of the image, in its heights
 */
record Part(String label, double size, List<Cue> cues) {
    /**
     * @param x of the feet, as a share of the image's width
     * @param y of the feet, as a share of its height
     * @param seen whether the detector can see it at all
     */
    record Cue(double seconds, double x, double y, Posture posture, boolean seen) {}

    static Part of(double size) {
        return new Part("person", size, new ArrayList<>());
    }

    static Part of(String label, double size) {
        return new Part(label, size, new ArrayList<>());
    }

    /** Is there at that time. */
    Part at(double seconds, double x, double y, Posture posture) {
        cues.add(new Cue(seconds, x, y, posture, true));
        return this;
    }

    /** Is there from then on, but not seen. */
    Part hidden(double seconds, double x, double y, Posture posture) {
        cues.add(new Cue(seconds, x, y, posture, false));
        return this;
    }

    double until() {
        return last().seconds();
    }

    Cue last() {
        return cues.get(cues.size() - 1);
    }

    /** Null where it is not there, or not seen. */
    Cue now(double seconds) {
        for (int i = 1; i < cues.size(); i++) {
            Cue a = cues.get(i - 1);
            Cue b = cues.get(i);
            if (a.seconds() <= seconds && seconds < b.seconds()) {
                double share = (seconds - a.seconds()) / (b.seconds() - a.seconds());
                return a.seen()
                        ? new Cue(
                                seconds,
                                a.x() + share * (b.x() - a.x()),
                                a.y() + share * (b.y() - a.y()),
                                a.posture().towards(b.posture(), share),
                                true)
                        : null;
            }
        }
        return null;
    }
}
