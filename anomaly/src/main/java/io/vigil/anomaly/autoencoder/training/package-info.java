/**
 * Fits a camera's autoencoder to its normal footage; needs DJL with its PyTorch engine, which the
 * runtime does without.
 */
package io.vigil.anomaly.autoencoder.training;
