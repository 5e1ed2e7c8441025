/**
 * What a frame's detections are, what tracks are, and the contract of the tracker that joins them.
 */
package io.vigil.tracking;
