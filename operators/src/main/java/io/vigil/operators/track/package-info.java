/** One tracker per camera, its state kept by Flink. */
package io.vigil.operators.track;
