/** The exactly-once way out of the job: any output topic, one sink, one transaction. */
package io.vigil.sinks.kafka;
