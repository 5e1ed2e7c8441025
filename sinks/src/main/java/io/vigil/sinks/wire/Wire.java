package io.vigil.sinks.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.avro.Schema;

/** The few shapes that all schemas are made of. */
final class Wire {
    private Wire() {}

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static OptionalDouble known(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static OptionalLong known(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A schema that records were written with before; the topic may still hold some. */
    static Schema before(String name) {
        try (InputStream file = Wire.class.getResourceAsStream(name)) {
            return new Schema.Parser().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Schema %s could not be read".formatted(name), e);
        }
    }
}
