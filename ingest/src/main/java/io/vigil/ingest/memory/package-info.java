/** What needs a long memory of pixels: background model, camera motion, image statistics. */
package io.vigil.ingest.memory;
