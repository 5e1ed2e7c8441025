package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.SettingsSearch.Found;
import io.vigil.tracking.evaluation.VigilSettings;
import io.vigil.tracking.vigil.VigilConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code eval settings} has found out.
 *
 * @param rows the defaults where the start is another, the start, and what a search found
 * @param swept rows that differ from the start in one setting, by its path
 * @param heldOut start and found where the search did not look; empty where nothing was held out
 * @param search null where there was none
 */
record MeasuredSettings(
        List<ComparisonRow> rows,
        Map<String, List<ComparisonRow>> swept,
        List<ComparisonRow> heldOut,
        Search search) {
    static final String DEFAULTS = "defaults";
    static final String START = "start";
    static final String FOUND = "found";

    /**
     * @param start with its objective
     * @param found the best
     */
    record Search(Found start, Found found) {
        /** What differs from the defaults, by path. */
        Map<String, String> settings() {
            return VigilSettings.changes(VigilConfig.DEFAULTS, found.config());
        }

        /** As {@code --set} takes it. */
        String asOption() {
            return text(settings());
        }
    }

    static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(","));
    }

    ComparisonRow start() {
        return rows.stream().filter(row -> row.name().equals(START)).findFirst().orElseThrow();
    }

    List<String> lines(TrackersTable table) {
        List<String> lines = new ArrayList<>(table.overall(rows));
        swept.forEach((path, each) -> lines.addAll(table.differences(path, each, start())));
        if (search != null) {
            ComparisonRow found = rows.get(rows.size() - 1);
            lines.addAll(table.differences("by the search", List.of(found), start()));
        }
        return lines;
    }

    Map<String, Object> asJson() {
        Map<String, Object> answer = new LinkedHashMap<>(ComparisonJson.byName(rows));
        if (!swept.isEmpty()) {
            Map<String, Object> sweeps = new LinkedHashMap<>();
            swept.forEach((path, each) -> sweeps.put(path, ComparisonJson.byName(each)));
            answer.put("sweep", sweeps);
        }
        if (search != null) {
            Map<String, Object> bothWays = new LinkedHashMap<>();
            bothWays.put(START, search.start().hota());
            bothWays.put(FOUND, search.found().hota());
            answer.put("searched", bothWays);
            answer.put("settings", search.settings());
        }
        if (!heldOut.isEmpty()) {
            answer.put("heldOut", ComparisonJson.byName(heldOut));
        }
        return answer;
    }
}
