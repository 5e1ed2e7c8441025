package io.vigil.deploy.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.sinks.file.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The file beside a model that says what the model itself does not: {@code NAME.yaml} for {@code
 * NAME.onnx}. A check writes its key {@code calibration} and leaves all else as it is, remarks and
 * all.
 */
final class SideCar {
    private static final String KEY = "calibration";

    private SideCar() {}

    /** Where it is. */
    static Path of(Path model) {
        String name = model.getFileName().toString();
        String stem = name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
        return model.toAbsolutePath().resolveSibling(stem + ".yaml");
    }

    /**
     * Puts a temperature into a side-car.
     *
     * @param from the side-car as it is; need not exist
     * @param to where it goes, which may be the same
     * @param images that it was fitted on
     * @throws IOException if it cannot be written, or is no YAML that a key can be put into
     */
    static void put(Path from, Path to, Calibrated calibrated, int images, double minScore)
            throws IOException {
        String before = Files.isRegularFile(from) ? Files.readString(from) : "";
        String block =
                String.format(
                        Locale.ROOT,
                        "%s:\n  # fitted on %d detections of score %s and above in %d images\n  temperature: %.4f\n",
                        KEY,
                        calibrated.asTaken().detections(),
                        minScore,
                        images,
                        calibrated.temperature().orElseThrow().value());
        String after = without(before) + block;
        requireSame(from, before, after);
        PartFile.write(to, after);
    }

    /** The text without the key and what belongs to it. */
    private static String without(String text) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            boolean starts = !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
            if (starts) {
                inside = line.matches("['\"]?" + KEY + "['\"]?\\s*:.*");
            }
            if (!inside || line.isBlank()) {
                kept.add(line);
            }
        }
        return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
    }

    private static void requireSame(Path file, String before, String after) throws IOException {
        try {
            YAMLMapper yaml = new YAMLMapper();
            JsonNode was = yaml.readTree(before);
            JsonNode is = yaml.readTree(after);
            boolean none = was == null || was.isMissingNode() || was.isNull();
            if (none || was.isObject()) {
                ObjectNode expected = none ? yaml.createObjectNode() : was.deepCopy();
                expected.remove(KEY);
                boolean added = is.path(KEY).path("temperature").isNumber();
                if (is instanceof ObjectNode found) {
                    found.remove(KEY);
                    if (added && found.equals(expected)) {
                        return;
                    }
                }
            }
        } catch (JsonProcessingException broken) {
            throw new IOException(
                    "%s is no YAML: %s".formatted(file, broken.getOriginalMessage()), broken);
        }
        throw new IOException(
                "%s needs to be YAML with a key on each line of its own, so that '%s' can be added"
                        .formatted(file, KEY));
    }
}
