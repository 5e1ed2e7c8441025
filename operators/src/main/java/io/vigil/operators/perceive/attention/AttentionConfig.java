package io.vigil.operators.perceive.attention;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The attention that each camera gets.
 *
 * @param others of cameras that are not named
 * @param cameras by id
 */
public record AttentionConfig(Attention others, Map<String, Attention> cameras)
        implements Serializable {
    /** Every camera is looked at in full. */
    public static final AttentionConfig FULL = new AttentionConfig(Attention.FULL, Map.of());

    public AttentionConfig {
        // Sorted, so that it travels in the same bytes each time.
        cameras = java.util.Collections.unmodifiableMap(new TreeMap<>(cameras));
    }

    public Attention of(String camera) {
        return cameras.getOrDefault(camera, others);
    }

    /** Whether every frame of every camera is looked at anew. */
    public boolean everyFrame() {
        return all().allMatch(Attention::everyFrame);
    }

    /** Whether each image of every camera counts as a whole, and is looked at once. */
    public boolean wholeFrames() {
        return all().allMatch(Attention::wholeFrame);
    }

    private Stream<Attention> all() {
        return Stream.concat(Stream.of(others), cameras.values().stream());
    }
}
