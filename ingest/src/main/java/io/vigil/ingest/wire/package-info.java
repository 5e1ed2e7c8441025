/** A camera record as Avro bytes and back. */
package io.vigil.ingest.wire;
