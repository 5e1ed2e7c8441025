/**
 * From scores of normal time to alarms at the rate that was asked for, and the account of whether
 * it is kept.
 */
package io.vigil.anomaly.calibration;
