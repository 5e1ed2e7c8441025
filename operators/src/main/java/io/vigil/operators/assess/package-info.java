/** Which rules a camera has, and what they say of its tracks: places, counts and alerts. */
package io.vigil.operators.assess;
