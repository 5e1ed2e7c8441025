package io.vigil.tracking.simulation;

import io.vigil.tracking.Box;

/**
 * One object in one frame as it really is.
 *
 * @param box what of it lies in the image, without its shadow, in pixels
 * @param visibility share of its box that no nearer object covers, in [0, 1]
 */
public record TruthObject(long id, String label, Box box, double visibility) {}
