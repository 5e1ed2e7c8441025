package io.vigil.deploy.liveness;

import io.vigil.anomaly.Alert;
import java.util.List;

/** What the watch has to say. */
sealed interface Word {
    record Raise(Alert alert) implements Word {}

    /**
     * Nobody writes the logs of these cameras; their time is to be carried on.
     *
     * @param cameras in order; empty where all are written
     * @param claimedMicros content time
     */
    record CarryOn(List<String> cameras, long claimedMicros, String reason) implements Word {
        public CarryOn {
            cameras = List.copyOf(cameras);
        }
    }

    /**
     * The watch itself is alive.
     *
     * @param open ids of alerts
     */
    record Alive(long atMicros, int cameras, List<String> open) implements Word {
        public Alive {
            open = List.copyOf(open);
        }
    }
}
