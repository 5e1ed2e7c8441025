/**
 * The tracker that needs no tuning: every cue is weighed as evidence, and one set of weights serves
 * shops, roads and living rooms.
 */
package io.vigil.tracking.vigil;
