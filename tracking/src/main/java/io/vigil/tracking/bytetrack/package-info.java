/** ByteTrack (Zhang et al., arXiv:2110.06864): detections of low score get a second chance. */
package io.vigil.tracking.bytetrack;
