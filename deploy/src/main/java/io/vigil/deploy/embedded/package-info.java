/** A real Kafka broker and a real Flink, started from here for those who have neither. */
package io.vigil.deploy.embedded;
