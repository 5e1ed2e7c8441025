/**
 * From what is seen of each object to one score of the frame, and which object and term explain it.
 */
package io.vigil.anomaly.scoring;
