/** The trackers that there are, by name. */
package io.vigil.tracking.algorithms;
