package io.vigil.tracking.vigil;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.motion.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * Where sightings are kept: in coordinates that do not move with the camera, so that a camera's
 * motion is one map for all of them instead of new boxes for each.
 */
final class Scene {
    /** Beyond these the map loses precision, and the coordinates begin anew. */
    private static final double MOST_ZOOM = 4;

    private static final double MOST_SHIFT = 1e5;

    private Scene() {}

    /**
     * Moves the scene with the camera.
     *
     * @return the tracks before the frame, whose sightings are in coordinates of the scene
     */
    static List<Tracklet> move(TrackerState before, Passage passage, Outcome outcome) {
        if (passage.still()) {
            return before.tracklets();
        }
        Affine moved = passage.camera().after(before.scene());
        if (usable(moved)) {
            outcome.move(moved);
            return before.tracklets();
        }
        outcome.move(passage.camera());
        List<Tracklet> anew = new ArrayList<>(before.tracklets().size());
        for (Tracklet tracklet : before.tracklets()) {
            anew.add(tracklet.withSightings(tracklet.sightings().warped(before.scene())));
        }
        return anew;
    }

    private static boolean usable(Affine scene) {
        // Neither much smaller, nor much longer in any direction, which shearing makes it.
        return scene.zoom() > 1 / MOST_ZOOM
                && Math.max(scene.stretchX(), scene.stretchY()) < MOST_ZOOM
                && Math.max(Math.abs(scene.tx()), Math.abs(scene.ty())) < MOST_SHIFT;
    }

    /** A box of the frame in coordinates of the scene. */
    static Box place(Box box, Outcome outcome) {
        Affine scene = outcome.scene();
        return scene.isIdentity() ? box : scene.inverse().box(box);
    }
}
