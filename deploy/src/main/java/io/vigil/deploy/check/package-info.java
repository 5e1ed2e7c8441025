/** Measures detectors on labelled images, and decides whether a model may be used. */
package io.vigil.deploy.check;
