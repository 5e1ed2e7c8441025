/** Measurements of the whole, printed for people with one figure on the last line. */
package io.vigil.deploy.bench;
