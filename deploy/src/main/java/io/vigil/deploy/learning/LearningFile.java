package io.vigil.deploy.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.learning.CameraLearning.Stage;
import io.vigil.sinks.file.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** What is remembered of a camera's learning when the process ends: {@code learning.json}. */
final class LearningFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LearningFile() {}

    /** Appears under its name only when it is complete. */
    static void write(Path file, CameraLearning state) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        PartFile.write(
                file,
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                JSON.createObjectNode()
                                        .put("stage", state.stage().name())
                                        .put("recordedMicros", state.recordedMicros())
                                        .put("neededMicros", state.neededMicros())
                                        .put("bundle", state.bundle())
                                        .put("why", state.why())));
    }

    /** Empty where there is none, or none that can be read: then it is learnt anew. */
    static Optional<CameraLearning> read(Path file) {
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(file));
            return Optional.of(
                    new CameraLearning(
                            Stage.valueOf(read.path("stage").asText()),
                            read.path("recordedMicros").asLong(),
                            read.path("neededMicros").asLong(),
                            Long.MIN_VALUE,
                            new TreeSet<>(),
                            read.path("bundle").asText(),
                            read.path("why").asText()));
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
