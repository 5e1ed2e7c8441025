package io.vigil.deploy.cli;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.evaluation.VigilSettings;
import io.vigil.tracking.vigil.VigilConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An option's {@code PATH=VALUE}, or {@code PATH=V1,V2,...}.
 *
 * @param option its name, for what is said of it
 * @param path of a setting that there is
 */
record SettingsOption(String option, String path, List<String> values) {
    SettingsOption {
        values = List.copyOf(values);
    }

    /**
     * @throws UsageException naming the nearest setting if there is none of this path
     */
    static SettingsOption of(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageException(
                    "%s: '%s' needs to be PATH=VALUE, such as lostFor=2s".formatted(option, text));
        }
        String path = text.substring(0, equals);
        Set<String> known = VigilSettings.paths();
        if (!known.contains(path)) {
            throw new UsageException(
                    "%s: there is no setting '%s'%s"
                            .formatted(
                                    option,
                                    path,
                                    Nearest.to(path, known)
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse("; known are " + String.join(", ", known))));
        }
        return new SettingsOption(option, path, List.of(text.substring(equals + 1).split(",", -1)));
    }

    /** A configuration for each value, by the value. */
    Map<String, VigilConfig> each(VigilConfig from) {
        Map<String, VigilConfig> configs = new LinkedHashMap<>();
        values.forEach(value -> configs.put(value, with(option, from, Map.of(path, value))));
        return configs;
    }

    /** All of them changed at once. */
    static VigilConfig all(String option, VigilConfig from, List<String> texts) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String text : texts) {
            SettingsOption setting = of(option, text);
            changes.put(setting.path(), String.join(",", setting.values()));
        }
        return with(option, from, changes);
    }

    private static VigilConfig with(String option, VigilConfig from, Map<String, String> changes) {
        try {
            return VigilSettings.with(from, changes);
        } catch (IllegalArgumentException refused) {
            throw new UsageException("%s: %s".formatted(option, refused.getMessage()), refused);
        }
    }
}
