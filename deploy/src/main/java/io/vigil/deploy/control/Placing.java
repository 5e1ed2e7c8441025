package io.vigil.deploy.control;

import io.vigil.ingest.CameraPosition;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far cameras have come, for what is put into their logs.
 *
 * @param positions as far as known; the truth may be some seconds later
 */
record Placing(Map<String, CameraPosition> positions) {
    OptionalLong clock(String camera) {
        CameraPosition position = positions.get(camera);
        return position == null || position.capturedAtMicros() == Long.MIN_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(position.capturedAtMicros());
    }

    long micros(String camera) {
        return clock(camera).orElse(0);
    }

    long epoch(String camera) {
        CameraPosition position = positions.get(camera);
        return position == null ? 0 : Math.max(0, position.epoch());
    }

    long sequence(String camera) {
        CameraPosition position = positions.get(camera);
        return position == null ? -1 : position.sequence();
    }
}
