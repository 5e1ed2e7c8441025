/** What is unusual, how unusual it is, and the life cycle of the alerts that say so. */
package io.vigil.anomaly;
