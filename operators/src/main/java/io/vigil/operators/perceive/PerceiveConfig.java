package io.vigil.operators.perceive;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How perception runs.
 *
 * @param detector which detector, and how many side by side
 * @param appearance which model tells how objects look, if any
 * @param kafka how to reach the broker ({@code bootstrap.servers} and what its security needs);
 *     empty for none: then no progress is said, and a history that is missing stays so
 * @param healthTopic where progress is said; empty for nowhere
 * @param schemasTopic where the schemas of other versions are found; empty for nowhere
 * @param progressEvery how often it is said at most
 */
public record PerceiveConfig(
        DetectorConfig detector,
        AppearanceConfig appearance,
        Map<String, String> kafka,
        String healthTopic,
        String schemasTopic,
        Duration progressEvery)
        implements Serializable {
    public PerceiveConfig {
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(healthTopic, "healthTopic");
        Objects.requireNonNull(schemasTopic, "schemasTopic");
        kafka = Map.copyOf(kafka);
        if (progressEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Progress needs a period of at least 1 ms, but had " + progressEvery);
        }
    }

    /** With progress every 100 ms. */
    public static PerceiveConfig of(
            DetectorConfig detector,
            AppearanceConfig appearance,
            String bootstrapServers,
            String healthTopic,
            String schemasTopic) {
        return new PerceiveConfig(
                detector,
                appearance,
                Map.of("bootstrap.servers", bootstrapServers),
                healthTopic,
                schemasTopic,
                Duration.ofMillis(100));
    }

    /** Without a broker and without an appearance model. */
    public static PerceiveConfig alone(DetectorConfig detector) {
        return new PerceiveConfig(
                detector, AppearanceConfig.NONE, Map.of(), "", "", Duration.ofMillis(100));
    }
}
