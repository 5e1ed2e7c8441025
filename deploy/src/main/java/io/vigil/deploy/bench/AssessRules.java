package io.vigil.deploy.bench;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The 20 zones, 10 lines and 10 rules that {@link AssessBench} measures with. */
final class AssessRules {
    private AssessRules() {}

    /** As somebody would write them. */
    static SceneRules read() throws IOException {
        StringBuilder yaml =
                new StringBuilder("cameras:\n  - id: bench\n    source: none\n    scene:\n");
        yaml.append(
                "      ground: [{image: [0, 1], metres: [0, 0]}, {image: [1, 1], metres: [20, 0]}, {image: [1, 0.3], metres: [26, 40]}, {image: [0, 0.3], metres: [-6, 40]}]\n");
        yaml.append("      lines:\n");
        for (int i = 0; i < 10; i++) {
            double x = 0.05 + 0.1 * i;
            yaml.append(
                    String.format(
                            Locale.ROOT,
                            "        - {id: line-%d, from: [%.2f, 0.1], to: [%.2f, 0.95]}%n",
                            i,
                            x,
                            x + 0.02));
        }
        yaml.append("      zones:\n");
        for (int i = 0; i < 20; i++) {
            double x = 0.02 + i % 5 * 0.195;
            int row = i / 5;
            double y = 0.05 + row * 0.235;
            yaml.append(
                    String.format(
                            Locale.ROOT,
                            "        - {id: zone-%d, polygon: [[%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f]]}%n",
                            i,
                            x,
                            y,
                            x + .16,
                            y,
                            x + .12,
                            y + .1,
                            x + .17,
                            y + .2,
                            x,
                            y + .2));
        }
        yaml.append("      rules:\n");
        List<String> kinds =
                List.of(
                        "restricted-zone, zones: [zone-3]",
                        "line-crossed, lines: [line-4], direction: out",
                        "wrong-way, labels: [person], heading: 90",
                        "stopped-vehicle, labels: [car]",
                        "speeding, limit: 40, labels: [car, person]",
                        "queue, zones: [zone-7, zone-8]",
                        "crowd, zones: [zone-11, zone-12], limit: 6",
                        "loitering, zones: [zone-1, zone-2, zone-5]",
                        "running",
                        "object-left");
        for (int i = 0; i < kinds.size(); i++) {
            yaml.append("        - {id: rule-%d, kind: %s}%n".formatted(i, kinds.get(i)));
        }
        Path file = Files.createTempFile("assess", ".yaml");
        try {
            Files.writeString(file, yaml);
            return new ConfigReader(DeploymentConfig.inProcess(), true, Map.of())
                    .read(file)
                    .scenes()
                    .get("bench");
        } finally {
            Files.delete(file);
        }
    }
}
