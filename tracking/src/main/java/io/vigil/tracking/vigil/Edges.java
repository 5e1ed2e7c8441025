package io.vigil.tracking.vigil;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;

/** A sighting's box in pixels of the frame at hand. Filled again for the next. */
final class Edges {
    double left;
    double top;
    double right;
    double bottom;

    /**
     * @param box in coordinates of the scene
     * @param scene from there to the frame's pixels
     * @param still whether these are the same
     */
    void of(Box box, Affine scene, boolean still) {
        left = box.left();
        top = box.top();
        right = box.right();
        bottom = box.bottom();
        if (!still) {
            double halfWidth = (right - left) * scene.stretchX() / 2;
            double halfHeight = (bottom - top) * scene.stretchY() / 2;
            double middle = (left + right) / 2;
            double x = scene.x(middle, (top + bottom) / 2);
            double y = scene.y(middle, (top + bottom) / 2);
            left = x - halfWidth;
            top = y - halfHeight;
            right = x + halfWidth;
            bottom = y + halfHeight;
        }
    }
}
