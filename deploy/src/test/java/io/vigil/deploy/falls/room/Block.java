package io.vigil.deploy.falls.room;

/**
 * A box of furniture or of wall.
 *
 * @param rgb its colour, 0xRRGGBB
 * @param pattern how strongly it is patterned, in [0, 1]
 */
record Block(Spot low, Spot high, int rgb, double pattern) {
    /**
     * @param ahead a metre of depth away from the eye
     * @param normal filled with the outward direction of the side that is hit
     * @return the depth at which the ray enters; infinite where it does not
     */
    double hit(Spot eye, Spot ahead, double[] normal) {
        double[] from = {eye.x(), eye.y(), eye.z()};
        double[] step = {ahead.x() - eye.x(), ahead.y() - eye.y(), ahead.z() - eye.z()};
        double[] least = {low.x(), low.y(), low.z()};
        double[] most = {high.x(), high.y(), high.z()};
        double enter = 0;
        double leave = Double.POSITIVE_INFINITY;
        int side = -1;
        for (int axis = 0; axis < 3; axis++) {
            double inverse = 1 / (Math.abs(step[axis]) < 1e-9 ? 1e-9 : step[axis]);
            double one = (least[axis] - from[axis]) * inverse;
            double other = (most[axis] - from[axis]) * inverse;
            if (Math.min(one, other) > enter) {
                enter = Math.min(one, other);
                side = axis;
            }
            leave = Math.min(leave, Math.max(one, other));
        }
        if (side < 0 || enter >= leave) {
            return Double.POSITIVE_INFINITY;
        }
        normal[0] = 0;
        normal[1] = 0;
        normal[2] = 0;
        normal[side] = step[side] > 0 ? -1 : 1;
        return enter;
    }
}
