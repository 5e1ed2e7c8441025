/**
 * ByteTrack (Zhang et al., arXiv:2110.06864): detections of low score get a second chance.
 * Deviations of the published settings: classes are kept apart; time is elapsed time; boxes have
 * their plain area, where the authors' program adds a pixel to either side.
 */
package io.vigil.tracking.bytetrack;
