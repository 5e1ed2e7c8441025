/**
 * Falls of people: who stood, went down and lies, told from boxes of any score and from foreground.
 */
package io.vigil.anomaly.falls;
