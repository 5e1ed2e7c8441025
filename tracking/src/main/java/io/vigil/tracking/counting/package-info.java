/** Spatial events as counts per window of content time, each with how much of it was seen. */
package io.vigil.tracking.counting;
