package io.vigil.deploy.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists of models: the one in the jar, and one of the user's. */
final class CatalogueFile {
    private static final String NEEDED =
            "a list of models, each with name, kind, file, url, bytes, sha256, head and licence";

    private CatalogueFile() {}

    /**
     * @throws ConfigException if {@code VIGIL_CATALOGUE} cannot be used
     */
    static List<PublishedModel> models(Map<String, String> environment) {
        Map<String, PublishedModel> byName = new LinkedHashMap<>();
        ours().forEach(model -> byName.put(model.name(), model));
        String given = environment.getOrDefault("VIGIL_CATALOGUE", "");
        if (!given.isBlank()) {
            theirs(Path.of(given)).forEach(model -> byName.put(model.name(), model));
        }
        return List.copyOf(byName.values());
    }

    private static List<PublishedModel> ours() {
        try (InputStream in = CatalogueFile.class.getResourceAsStream("models.yaml")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of models in the jar cannot be read", e);
        }
    }

    private static List<PublishedModel> theirs(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<PublishedModel> read = read(in);
            if (read == null || read.contains(null)) {
                throw problem(file, 1, 1, "an entry without anything in it");
            }
            return read;
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw problem(
                    file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), said);
        } catch (IOException e) {
            throw problem(file, 1, 1, "no file that can be read");
        }
    }

    private static List<PublishedModel> read(InputStream in) throws IOException {
        return new YAMLMapper().readValue(in, new TypeReference<List<PublishedModel>>() {});
    }

    private static ConfigException problem(Path file, int line, int column, String found) {
        return new ConfigException(
                List.of(
                        new Problem(
                                file.toString(),
                                line,
                                column,
                                "catalogue (VIGIL_CATALOGUE)",
                                found,
                                NEEDED)));
    }
}
