/**
 * The published measures of anomaly scores, and those that whoever watches the alarms cares for.
 */
package io.vigil.anomaly.evaluation;
