package io.vigil.deploy.config;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.operators.perceive.GlanceConfig;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What cameras have learnt, and how often they are looked at with it.
 *
 * @param bundles folder of the bundles; empty: {@code bundles} in that of the files that are
 *     written
 * @param cameras by their ids
 */
public record AnomalyConfig(Optional<Path> bundles, SortedMap<String, OfCamera> cameras) {
    public static final AnomalyConfig NONE =
            new AnomalyConfig(Optional.empty(), Collections.emptySortedMap());

    /**
     * One camera's.
     *
     * @param bundle a name, or the absolute path of a file, that it begins with; empty: it keeps
     *     what it has
     * @param every only each so many-th frame is looked at
     */
    public record OfCamera(Optional<String> bundle, int every) {
        public static final OfCamera DEFAULT = new OfCamera(Optional.empty(), 1);
    }

    public AnomalyConfig {
        cameras = Collections.unmodifiableSortedMap(new TreeMap<>(cameras));
    }

    /** The same where all of some cameras begin with one bundle. */
    public AnomalyConfig with(List<String> ids, String bundle) {
        SortedMap<String, OfCamera> all = new TreeMap<>(cameras);
        for (String id : ids) {
            int every = cameras.getOrDefault(id, OfCamera.DEFAULT).every();
            all.put(id, new OfCamera(Optional.of(bundle), every));
        }
        return new AnomalyConfig(bundles, all);
    }

    /**
     * @param out folder of the files that are written
     */
    public BundleStore store(Path out) {
        return new BundleStore(
                bundles.orElse(out.resolve("bundles")).toAbsolutePath().normalize().toString());
    }

    public GlanceConfig glances(Path out) {
        Map<String, Integer> every = new TreeMap<>();
        cameras.forEach((camera, its) -> every.put(camera, its.every()));
        return new GlanceConfig(store(out), every);
    }

    /** What cameras begin with, by their ids; those that keep what they have are left out. */
    public SortedMap<String, String> beginnings() {
        SortedMap<String, String> all = new TreeMap<>();
        cameras.forEach((camera, its) -> its.bundle().ifPresent(b -> all.put(camera, b)));
        return all;
    }
}
