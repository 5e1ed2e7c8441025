/** Whether what a camera's own models see is unusual enough for an alarm, frame by frame. */
package io.vigil.anomaly.judging;
