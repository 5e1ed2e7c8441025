package io.vigil.deploy.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads moments. */
final class Instants {
    static final String NEEDED = "a time since 1970 with its zone, such as 2026-05-01T08:00:00Z";

    private Instants() {}

    static String text(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /**
     * @return in microseconds since 1970; empty where there is none, with a problem noted where it
     *     is no moment
     */
    static OptionalLong micros(Section section, String key) {
        Optional<String> text = section.text(key, NEEDED);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text.get().strip()).toInstant();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            if (micros >= 0) {
                return OptionalLong.of(micros);
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below, together with times before 1970.
        }
        section.refuse(key, NEEDED);
        return OptionalLong.empty();
    }
}
