package io.vigil.anomaly.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * The last alarms that are over, which an operator may yet call normal.
 *
 * @param alarms at most 64, in order of time
 */
public record PastAlarms(List<PastAlarm> alarms) {
    private static final int MOST = 64;

    static final PastAlarms NONE = new PastAlarms(List.of());

    public PastAlarms {
        alarms = List.copyOf(alarms);
    }

    PastAlarms with(PastAlarm alarm) {
        List<PastAlarm> next = new ArrayList<>(alarms);
        next.add(alarm);
        return new PastAlarms(next.size() > MOST ? next.subList(1, next.size()) : next);
    }

    PastAlarms without(PastAlarm alarm) {
        return new PastAlarms(alarms.stream().filter(each -> !each.equals(alarm)).toList());
    }

    /** Null where there is none. */
    PastAlarm openedAt(long micros) {
        for (PastAlarm alarm : alarms) {
            if (alarm.openedMicros() == micros) {
                return alarm;
            }
        }
        return null;
    }
}
