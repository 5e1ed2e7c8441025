/** How good a detector is: COCO average precision, calibration, and whether a difference is one. */
package io.vigil.tracking.evaluation.detection;
