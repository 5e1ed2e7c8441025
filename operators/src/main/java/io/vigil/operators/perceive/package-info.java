/** From a frame to its detections: decoding, detectors, batching. After it nothing holds pixels. */
package io.vigil.operators.perceive;
