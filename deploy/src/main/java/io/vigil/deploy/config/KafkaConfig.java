package io.vigil.deploy.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the records travel.
 *
 * @param bootstrap {@code host:port}, comma-separated; empty for a broker inside this process
 * @param prefix put before every topic's name
 * @param partitions of the topics that are keyed by camera
 * @param properties handed to every Kafka client as they are, such as {@code security.protocol};
 *     may hold secrets, so only their names are ever printed
 */
public record KafkaConfig(
        String bootstrap, String prefix, int partitions, Map<String, String> properties) {
    static final Range PARTITIONS = new Range(1, 10_000);
    static final Pattern BOOTSTRAP =
            Pattern.compile(
                    "(?:[^\\s,:]+|\\[[0-9a-fA-F:]+]):\\d{1,5}(?:\\s*,\\s*(?:[^\\s,:]+|\\[[0-9a-fA-F:]+]):\\d{1,5})*");
    static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    public KafkaConfig {
        if (!bootstrap.isEmpty() && !BOOTSTRAP.matcher(bootstrap).matches()) {
            throw new IllegalArgumentException(
                    "Kafka bootstrap needs host:port or host:port,host:port, but was '%s'"
                            .formatted(bootstrap));
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "Kafka prefix needs at most 100 letters, digits, dots, dashes or underscores, but was '%s'"
                            .formatted(prefix));
        }
        PARTITIONS.check("Kafka partitions", partitions);
        properties = Map.copyOf(properties);
    }

    /** Whether the broker runs inside this process. */
    public boolean embedded() {
        return bootstrap.isEmpty();
    }

    /** The full name of a topic, such as {@code vigil.frames}. */
    public String topic(String name) {
        return prefix + name;
    }

    @Override
    public String toString() {
        return "KafkaConfig[bootstrap=%s, prefix=%s, partitions=%d, properties=%s]"
                .formatted(bootstrap, prefix, partitions, properties.keySet());
    }
}
