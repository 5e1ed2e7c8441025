/**
 * The ways out of the job: exactly once in one transaction for every topic, and at once, at least
 * once, for alerts.
 */
package io.vigil.sinks.kafka;
