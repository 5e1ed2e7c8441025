/** What is not to happen where, and the life cycle of the alerts that say that it does. */
package io.vigil.anomaly.rules;
