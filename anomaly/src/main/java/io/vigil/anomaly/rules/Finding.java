package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;

/**
 * A condition that holds in this frame.
 *
 * @param key see {@link Episode}
 * @param place where, by its id; may be empty
 * @param value in the unit of the kind
 * @param opens whether it is enough to open an alert; false: only to keep one open
 * @param settled whether it was decided over several frames already, so that one is enough here
 * @param agoMicros for how long it has been holding
 * @param travel pixels that the subject has to have come along meanwhile before an alert opens
 */
record Finding(
        long track,
        String key,
        String place,
        String label,
        double value,
        boolean opens,
        boolean settled,
        long agoMicros,
        double travel,
        double x,
        double y,
        double kilometresPerHour) {
    /** About a place or the camera. */
    static Finding at(String key, String place, double value, boolean opens) {
        return new Finding(0, key, place, "", value, opens, false, 0, 0, 0.5, 0.5, Double.NaN);
    }

    static Finding of(PlacedTrack placed, String key, String place, double value, boolean opens) {
        return new Finding(
                placed.track().id(),
                key,
                place,
                placed.track().label(),
                value,
                opens,
                false,
                0,
                0,
                placed.at().x(),
                placed.at().y(),
                placed.ground().isPresent()
                        ? placed.ground().get().kilometresPerHour()
                        : Double.NaN);
    }

    Finding since(long ago) {
        return new Finding(
                track,
                key,
                place,
                label,
                value,
                opens,
                settled,
                ago,
                travel,
                x,
                y,
                kilometresPerHour);
    }

    Finding travelling(double pixels) {
        return new Finding(
                track,
                key,
                place,
                label,
                value,
                opens,
                settled,
                agoMicros,
                pixels,
                x,
                y,
                kilometresPerHour);
    }

    Finding decided() {
        return new Finding(
                track,
                key,
                place,
                label,
                value,
                opens,
                true,
                agoMicros,
                travel,
                x,
                y,
                kilometresPerHour);
    }
}
