/** Frames into the camera's log: epochs, sequence numbers, the ledger, credits and shedding. */
package io.vigil.ingest.publish;
