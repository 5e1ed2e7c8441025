package io.vigil.deploy.models;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that another may not. */
final class DroppedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration after;

    DroppedException(String message) {
        this(message, Optional.empty());
    }

    /**
     * @param after how long the server asked to be left alone
     */
    DroppedException(String message, Optional<Duration> after) {
        super(message);
        this.after = after.orElse(null);
    }

    DroppedException(String message, Throwable cause) {
        super(message, cause);
        this.after = null;
    }

    Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
