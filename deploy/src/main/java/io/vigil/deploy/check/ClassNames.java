package io.vigil.deploy.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the indices in files of labels stand for. */
final class ClassNames {
    private ClassNames() {}

    /**
     * @param file a name on each line, or YAML with a list or map {@code names}, as YOLO's tools
     *     describe data sets
     */
    static List<String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("--names: there is no file " + file);
        }
        String name = file.toString();
        List<String> names =
                name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(file) : lines(file);
        if (names.isEmpty()) {
            throw new InputException(
                    "--names: %s needs a name on each line, or in YAML a list 'names', but has none"
                            .formatted(file));
        }
        return names;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> yaml(Path file) throws IOException {
        JsonNode names;
        try {
            names = new YAMLMapper().readTree(file.toFile()).path("names");
        } catch (JsonProcessingException broken) {
            throw new InputException(
                    "--names: %s is no YAML: %s".formatted(file, broken.getOriginalMessage()),
                    broken);
        }
        List<String> list = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            JsonNode at = names.isArray() ? names.get(i) : names.path(Integer.toString(i));
            if (!at.isValueNode()) {
                throw new InputException(
                        "--names: %s needs a name for each class from 0 on, but has none for %d"
                                .formatted(file, i));
            }
            list.add(at.asText());
        }
        return list;
    }
}
