package io.vigil.anomaly.rules;

/**
 * Which way things move in one cell of the image.
 *
 * @param cell row by row from the top left
 * @param tracks that have crossed it; what is long ago counts less
 * @param x sum of the unit vectors of their ways
 * @param y positive downwards
 */
public record FlowCell(int cell, double tracks, double x, double y) {}
