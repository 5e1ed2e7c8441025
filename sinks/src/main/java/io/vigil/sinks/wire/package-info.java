/** The wire format of what leaves the job: records of {@code tracking} to and from Avro bytes. */
package io.vigil.sinks.wire;
