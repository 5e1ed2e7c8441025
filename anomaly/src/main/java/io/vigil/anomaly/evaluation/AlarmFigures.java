package io.vigil.anomaly.evaluation;

/**
 * What alarms at one threshold are worth.
 *
 * @param threshold that scores have to exceed
 * @param events anomalies, each an interval of labelled frames
 * @param found of them, those with an alarm in them
 * @param falseAlarms alarms that start outside of all events; exceedances less than 1 s apart are
 *     one
 * @param normalHours time outside of all events
 * @param medianDelaySeconds from the start of an event that is found to the first alarm in it; not
 *     a number where none is
 */
public record AlarmFigures(
        double threshold,
        int events,
        int found,
        int falseAlarms,
        double normalHours,
        double medianDelaySeconds) {
    /** Of normal time; not a number where there is none. */
    public double falseAlarmsPerHour() {
        return falseAlarms / normalHours;
    }

    /** Share of the events that are found; not a number where there are none. */
    public double recall() {
        return (double) found / events;
    }
}
