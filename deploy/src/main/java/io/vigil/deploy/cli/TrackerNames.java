package io.vigil.deploy.cli;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.config.TrackerConfig;
import io.vigil.deploy.console.UsageException;
import java.util.Iterator;

/** Trackers that may be asked for on the command line. */
final class TrackerNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return TrackerConfig.NAMES.iterator();
    }

    /**
     * @param name goes before what the configuration says; null if none was given
     * @throws UsageException for a name that is not in {@link TrackerConfig#NAMES}
     */
    static TrackerConfig chosen(TrackerConfig configured, String name) {
        if (name == null) {
            return configured;
        }
        if (!TrackerConfig.NAMES.contains(name)) {
            throw new UsageException(
                    "--tracker is '%s', but needs to be one of %s%s"
                            .formatted(
                                    name,
                                    String.join(", ", TrackerConfig.NAMES),
                                    Nearest.to(name, TrackerConfig.NAMES)
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse("")));
        }
        return configured.withName(name);
    }
}
