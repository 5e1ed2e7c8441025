package io.vigil.tracking.simulation;

import java.util.List;

/**
 * Somebody or something that moves through a scene.
 *
 * @param id from 1, the same for its whole life
 * @param label {@code person} or {@code car}
 * @param size a person's height or a car's length in pixels, where the ground is at {@code y} = the
 *     image's bottom
 * @param path in the order of time; the actor is there from the first waypoint's time to the last
 *     one's
 */
record Actor(long id, String label, Look look, double size, List<Waypoint> path) {
    Actor {
        path = List.copyOf(path);
        if (path.size() < 2) {
            throw new IllegalArgumentException(
                    "Actor %d needs at least two waypoints".formatted(id));
        }
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i).seconds() <= path.get(i - 1).seconds()) {
                throw new IllegalArgumentException(
                        "Actor %d needs waypoints in the order of time, but %s follows %s"
                                .formatted(id, path.get(i), path.get(i - 1)));
            }
        }
    }

    double from() {
        return path.get(0).seconds();
    }

    double until() {
        return path.get(path.size() - 1).seconds();
    }

    boolean presentAt(double seconds) {
        return from() <= seconds && seconds <= until();
    }

    /** Where it stands; its path's ends before and after. */
    Waypoint at(double seconds) {
        int next = 1;
        while (next < path.size() - 1 && path.get(next).seconds() < seconds) {
            next++;
        }
        Waypoint a = path.get(next - 1);
        Waypoint b = path.get(next);
        double share =
                Math.min(1, Math.max(0, (seconds - a.seconds()) / (b.seconds() - a.seconds())));
        return new Waypoint(
                seconds,
                a.x() + share * (b.x() - a.x()),
                a.y() + share * (b.y() - a.y()),
                a.lean() + share * (b.lean() - a.lean()));
    }

    /** Length of the way covered until then, in pixels; it drives the legs. */
    double walked(double seconds) {
        double length = 0;
        for (int i = 1; i < path.size() && path.get(i - 1).seconds() < seconds; i++) {
            Waypoint a = path.get(i - 1);
            Waypoint b = at(Math.min(seconds, path.get(i).seconds()));
            length +=
                    Math.sqrt(
                            (b.x() - a.x()) * (b.x() - a.x()) + (b.y() - a.y()) * (b.y() - a.y()));
        }
        return length;
    }

    /** Whether it faces to the right at that time. */
    boolean facesRight(double seconds) {
        return at(Math.min(until(), seconds + 0.2)).x() >= at(Math.max(from(), seconds - 0.2)).x();
    }
}
