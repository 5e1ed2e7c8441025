/**
 * What of an alert's moments is sent to whoever is called, and how it is marked after an outage.
 */
package io.vigil.operators.deliver;
