/** The live page: what the cameras see now, on loopback, read-only. */
package io.vigil.sinks.control;
