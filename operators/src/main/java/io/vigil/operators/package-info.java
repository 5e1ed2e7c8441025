/** Thin Flink functions: all that they decide is decided in plain Java beside them. */
package io.vigil.operators;
