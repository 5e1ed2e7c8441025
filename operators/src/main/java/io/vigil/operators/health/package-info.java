/**
 * Whether a camera still shows what it is there for and the detector still finds what it used to:
 * pure functions over a small state, of numbers alone.
 */
package io.vigil.operators.health;
