/** Where tracks are and what they do there: lines, zones, the ground, and the events of them. */
package io.vigil.tracking.spatial;
