package io.vigil.operators.perceive;

import io.vigil.anomaly.bundle.BundleStore;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How cameras are looked at with models of their own.
 *
 * @param bundles where they are found
 * @param every by camera: only each so many-th frame, by its sequence; from 1, which holds where
 *     nothing else is said
 */
public record GlanceConfig(BundleStore bundles, Map<String, Integer> every)
        implements Serializable {
    public static final int MOST = 100;

    /** From the folder {@code bundles}, at every frame. */
    public static final GlanceConfig DEFAULT = of(new BundleStore("bundles"));

    public GlanceConfig {
        Objects.requireNonNull(bundles, "bundles");
        every = new TreeMap<>(every);
        every.forEach(
                (camera, frames) -> {
                    if (frames < 1 || frames > MOST) {
                        throw new IllegalArgumentException(
                                "Camera %s: its models need to look at each 1st to %dth frame, but are to at each %d"
                                        .formatted(camera, MOST, frames));
                    }
                });
    }

    public static GlanceConfig of(BundleStore bundles) {
        return new GlanceConfig(bundles, Map.of());
    }

    @Override
    public Map<String, Integer> every() {
        return new TreeMap<>(every);
    }

    boolean due(String camera, long sequence) {
        return sequence % every.getOrDefault(camera, 1) == 0;
    }
}
