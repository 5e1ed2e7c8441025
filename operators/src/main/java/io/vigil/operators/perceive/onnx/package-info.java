/** ONNX models on ONNX Runtime: from an image to boxes. Knows nothing of frames or cameras. */
package io.vigil.operators.perceive.onnx;
