/** A camera's autoencoder: what it looks at, how it is built, and how it becomes an ONNX file. */
package io.vigil.anomaly.autoencoder;
