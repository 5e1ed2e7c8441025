/** Where a box will be: Kalman filters in elapsed seconds. */
package io.vigil.tracking.motion;
