package io.vigil.deploy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.spatial.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A crossing that the system counted. */
record Crossing(long atMicros, Direction direction) {
    /**
     * Those of one line, from the events of a run; retracted ones are taken out.
     *
     * @param events {@code events.jsonl}
     * @throws InputException if a line of it is no event
     */
    static List<Crossing> of(String line, Path events) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Crossing> crossings = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(events)) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                JsonNode event = parsed(json, text, events, number);
                boolean counts =
                        event.path("kind").asText().equals("line-crossed")
                                && event.path("place").asText().equals(line);
                if (counts) {
                    Crossing crossing =
                            new Crossing(
                                    event.path("occurredAtMicros").asLong(),
                                    Direction.valueOf(
                                            event.path("direction")
                                                    .asText()
                                                    .toUpperCase(Locale.ROOT)));
                    if (event.path("retracted").asBoolean()) {
                        crossings.remove(crossing);
                    } else {
                        crossings.add(crossing);
                    }
                }
            }
        }
        return crossings;
    }

    private static JsonNode parsed(ObjectMapper json, String text, Path file, int number) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s:%d: found no JSON, needs an event a line, as a run writes them"
                            .formatted(file, number),
                    e);
        }
    }
}
