/**
 * Seeded scenes with known truth, and a renderer that draws them, so that demonstrations and tests
 * have pixels without anybody's footage.
 */
package io.vigil.tracking.simulation;
