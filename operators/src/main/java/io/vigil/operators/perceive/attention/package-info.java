/** Where in a frame and in which frames a detector looks, and what may be concluded elsewhere. */
package io.vigil.operators.perceive.attention;
