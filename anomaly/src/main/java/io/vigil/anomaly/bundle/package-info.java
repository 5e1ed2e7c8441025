/** One file with all that a camera has learnt, and where it is from. */
package io.vigil.anomaly.bundle;
