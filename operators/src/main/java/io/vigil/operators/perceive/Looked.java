package io.vigil.operators.perceive;

import io.vigil.tracking.Box;

/**
 * One object as the camera's autoencoder gets to see it, and how it moves.
 *
 * @param box in pixels of the frame
 * @param label the detection's class; empty where it is foreground or motion alone
 * @param grey as {@link io.vigil.anomaly.autoencoder.CropPlan#looks} orders it; never changed
 * @param flowX to the right, in pixels a second
 * @param flowY downwards, likewise
 * @param flowFast of its fastest tenth, likewise
 */
public record Looked(
        Box box, String label, byte[] grey, double flowX, double flowY, double flowFast) {}
