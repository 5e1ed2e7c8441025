package io.vigil.deploy.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an earlier check wrote of another model.
 *
 * @param labels of that model's classes
 * @param images by name
 */
record StoredReport(String model, List<String> labels, Map<String, Image> images) {
    /** Of files that this version reads and writes. */
    static final String FORMAT = "vigil-model-check/1";

    /**
     * @param sha256 of the image's file
     */
    record Image(String sha256, List<Detection> swept, List<Detection> operating) {}

    /**
     * @throws InputException if it is no such report, or one without detections
     */
    static StoredReport read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("--baseline: there is no file " + file);
        }
        try {
            JsonNode json = JsonMapper.builder().build().readTree(file.toFile());
            if (!json.path("format").asText().equals(FORMAT)) {
                throw new InputException(
                        "--baseline: %s needs to be a report.json of 'vigil models check' (%s), but its format is '%s'"
                                .formatted(file, FORMAT, json.path("format").asText()));
            }
            Map<String, Image> images = new TreeMap<>();
            for (JsonNode image : json.path("images")) {
                images.put(
                        image.path("name").asText(),
                        new Image(
                                image.path("sha256").asText(),
                                detections(image.path("swept")),
                                detections(image.path("operating"))));
            }
            if (images.isEmpty()) {
                throw new InputException(
                        "--baseline: %s holds no images; make it again with --images and --labels"
                                .formatted(file));
            }
            List<String> labels = new ArrayList<>();
            json.path("model").path("labels").forEach(label -> labels.add(label.asText()));
            return new StoredReport(json.path("model").path("file").asText(), labels, images);
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw new InputException(
                    "--baseline: %s is no report that can be read: %s"
                            .formatted(
                                    file,
                                    broken instanceof JsonProcessingException json
                                            ? json.getOriginalMessage()
                                            : broken.getMessage()),
                    broken);
        }
    }

    private static List<Detection> detections(JsonNode rows) {
        List<Detection> detections = new ArrayList<>();
        for (JsonNode row : rows) {
            detections.add(
                    new Detection(
                            new Box(
                                    row.path(2).asDouble(),
                                    row.path(3).asDouble(),
                                    row.path(4).asDouble(),
                                    row.path(5).asDouble()),
                            row.path(1).asDouble(),
                            row.path(0).asText()));
        }
        return detections;
    }

    /**
     * @return what this model said of the same images, in their order; empty if they are not the
     *     same
     */
    Optional<List<SeenImage>> of(List<SeenImage> others) {
        boolean same =
                images.size() == others.size()
                        && others.stream()
                                .allMatch(
                                        other ->
                                                images.containsKey(other.name())
                                                        && images.get(other.name())
                                                                .sha256()
                                                                .equals(other.sha256()));
        return same
                ? Optional.of(
                        others.stream()
                                .map(
                                        other ->
                                                new SeenImage(
                                                        other.name(),
                                                        other.sha256(),
                                                        other.brightness(),
                                                        other.sharpness(),
                                                        other.truth(),
                                                        images.get(other.name()).swept(),
                                                        images.get(other.name()).operating()))
                                .toList())
                : Optional.empty();
    }

    /** Which images only one of the two has, or have changed. */
    String differences(List<SeenImage> others) {
        List<String> names = new ArrayList<>();
        TreeMap<String, Image> left = new TreeMap<>(images);
        for (SeenImage other : others) {
            Image mine = left.remove(other.name());
            if (mine == null || !mine.sha256().equals(other.sha256())) {
                names.add(other.name());
            }
        }
        names.addAll(left.keySet());
        return LabelledFolder.some(names);
    }
}
