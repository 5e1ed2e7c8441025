package io.vigil.operators.perceive;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How perception runs.
 *
 * @param detector which detector, and how many side by side
 * @param models that look at what it finds
 * @param glances how cameras are looked at with models of their own
 * @param kafka how to reach the broker ({@code bootstrap.servers} and what its security needs);
 *     empty for none: then no progress is said, and a history that is missing stays so
 * @param healthTopic where progress is said; empty for nowhere
 * @param schemasTopic where the schemas of other versions are found; empty for nowhere
 * @param progressEvery how often it is said at most
 */
public record PerceiveConfig(
        DetectorConfig detector,
        SecondaryConfig models,
        GlanceConfig glances,
        Map<String, String> kafka,
        String healthTopic,
        String schemasTopic,
        Duration progressEvery)
        implements Serializable {
    public PerceiveConfig {
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(glances, "glances");
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
            SecondaryConfig models,
            GlanceConfig glances,
            String bootstrapServers,
            String healthTopic,
            String schemasTopic) {
        return new PerceiveConfig(
                detector,
                models,
                glances,
                Map.of("bootstrap.servers", bootstrapServers),
                healthTopic,
                schemasTopic,
                Duration.ofMillis(100));
    }

    /** Without a broker and without models behind the detector. */
    public static PerceiveConfig alone(DetectorConfig detector) {
        return new PerceiveConfig(
                detector,
                SecondaryConfig.NONE,
                GlanceConfig.DEFAULT,
                Map.of(),
                "",
                "",
                Duration.ofMillis(100));
    }
}
