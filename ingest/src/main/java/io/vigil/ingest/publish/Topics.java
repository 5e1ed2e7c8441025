package io.vigil.ingest.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics and how they are kept. The key is the camera's id everywhere but on {@code schemas},
 * {@code rules-accepted} and {@code alerts-current}.
 *
 * @param prefix what every name starts with
 * @param partitions of the topics that hold one log per camera; a camera never moves between them,
 *     so this is chosen once
 * @param replication copies of each partition; -1 leaves it to the broker
 * @param framesKept for how long frames stay, at least
 */
public record Topics(String prefix, int partitions, short replication, Duration framesKept) {
    /** The largest image that is published, in bytes. */
    public static final int MAX_IMAGE_BYTES = 8 << 20;

    /** An image with its envelope. */
    public static final int MAX_MESSAGE_BYTES = 9 << 20;

    private static final Duration RESULTS_KEPT = Duration.ofDays(7);
    private static final Duration HEALTH_KEPT = Duration.ofHours(1);

    /** As many as a cluster needs to spread its cameras; see {@link #embedded} for one machine. */
    public static final Topics DEFAULT = new Topics("vigil.", 64, (short) -1, Duration.ofHours(1));

    public Topics {
        if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
            throw new IllegalArgumentException(
                    "Topic prefix '%s' needs letters, digits, dots, dashes or underscores"
                            .formatted(prefix));
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "Topics need at least 1 partition, but %d were asked for"
                            .formatted(partitions));
        }
        if (framesKept.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "Frames need to be kept for 1 minute at least (perception reads back its history), but were asked for "
                            + framesKept);
        }
    }

    /** For a broker in this process. */
    public static Topics embedded(int partitions) {
        return new Topics("vigil.", partitions, (short) 1, Duration.ofHours(1));
    }

    public String frames() {
        return prefix + "frames";
    }

    public String detections() {
        return prefix + "detections";
    }

    public String tracks() {
        return prefix + "tracks";
    }

    public String events() {
        return prefix + "events";
    }

    public String counts() {
        return prefix + "counts";
    }

    /** How unusual frames are that cameras' own models looked at. */
    public String scores() {
        return prefix + "scores";
    }

    public String alerts() {
        return prefix + "alerts";
    }

    public String alertsCurrent() {
        return prefix + "alerts-current";
    }

    /** What rules that are tried out would have said. */
    public String alertsShadow() {
        return prefix + "alerts-shadow";
    }

    public String rules() {
        return prefix + "rules";
    }

    /** Which bundles of models cameras are to have. */
    public String models() {
        return prefix + "models";
    }

    /**
     * The rule sets and bundles that hold or will: key {@code camera/version} or {@code
     * camera/models/version}, value the camera's record.
     */
    public String rulesAccepted() {
        return prefix + "rules-accepted";
    }

    public String rulesStatus() {
        return prefix + "rules-status";
    }

    public String alertAcks() {
        return prefix + "alert-acks";
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }

    public String health() {
        return prefix + "health";
    }

    /** What is said about cameras, ingest and the job being there at all. */
    public String liveness() {
        return prefix + "liveness";
    }

    public String sources() {
        return prefix + "sources";
    }

    public String schemas() {
        return prefix + "schemas";
    }

    /** Every topic with its partitions and settings. */
    Map<String, Layout> layouts() {
        Map<String, Layout> layouts = new LinkedHashMap<>();
        layouts.put(frames(), kept(partitions, framesKept));
        for (String name :
                List.of(
                        detections(),
                        tracks(),
                        events(),
                        counts(),
                        scores(),
                        alerts(),
                        alertsShadow())) {
            layouts.put(name, kept(partitions, RESULTS_KEPT));
        }
        layouts.put(deadLetters(), kept(partitions, RESULTS_KEPT));
        layouts.put(alertsCurrent(), compacted(partitions));
        layouts.put(rules(), kept(1, RESULTS_KEPT));
        layouts.put(models(), kept(1, RESULTS_KEPT));
        layouts.put(rulesAccepted(), compacted(1));
        layouts.put(rulesStatus(), kept(1, RESULTS_KEPT));
        layouts.put(alertAcks(), kept(1, RESULTS_KEPT));
        layouts.put(health(), kept(1, HEALTH_KEPT));
        layouts.put(liveness(), kept(1, RESULTS_KEPT));
        layouts.put(sources(), compacted(1));
        layouts.put(schemas(), compacted(1));
        return layouts;
    }

    /** How one topic is laid out. */
    record Layout(int partitions, Map<String, String> settings) {}

    /**
     * Only closed segments are ever deleted, so segments are a sixth of what is kept; and a
     * record's age is its age in the log, as capture times may lie anywhere.
     */
    private static Layout kept(int partitions, Duration retention) {
        return new Layout(
                partitions,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", String.valueOf(retention.toMillis()),
                        "segment.ms", String.valueOf(retention.toMillis() / 6),
                        "segment.bytes", String.valueOf(256 << 20),
                        "message.timestamp.type", "LogAppendTime",
                        "max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES)));
    }

    private static Layout compacted(int partitions) {
        return new Layout(
                partitions,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", String.valueOf(Duration.ofHours(1).toMillis()),
                        "min.cleanable.dirty.ratio", "0.1",
                        "message.timestamp.type", "LogAppendTime",
                        "max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES)));
    }
}
