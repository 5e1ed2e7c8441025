package io.vigil.deploy.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.deploy.config.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of something that was sent.
 *
 * @param about {@code rules}, {@code models}, {@code acknowledgement}, {@code normal}, {@code
 *     inhibition} or {@code view}; empty where that is not known
 * @param id what the sender calls it; empty where it has no name
 * @param camera empty where it is not known
 * @param version that the rules or models got, or the rules asked for; 0 of what are neither
 * @param effectiveFromMicros capture time; 0: from its place in the log
 * @param errors empty where it was accepted
 * @param message where it stands; empty for what a file said
 */
public record Answer(
        String about,
        String id,
        String camera,
        long version,
        long effectiveFromMicros,
        List<Problem> errors,
        Optional<Place> message) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Where a record stands. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return "%s/%d@%d".formatted(topic, partition, offset);
        }
    }

    public Answer {
        errors = List.copyOf(errors);
    }

    public boolean accepted() {
        return errors.isEmpty();
    }

    /** What it is about, as people say it. */
    public static String words(String about) {
        return switch (about) {
            case "" -> "message";
            case "normal" -> "answer 'normal'";
            default -> about;
        };
    }

    /** For people. */
    public String line() {
        String what = words(about);
        String whose = camera.isEmpty() ? "" : "Camera %s: ".formatted(camera);
        String which = version > 0 ? " version " + version : "";
        return accepted()
                ? "%s%s%s accepted".formatted(whose, what, which)
                : "%s%s%s refused:%n%s"
                        .formatted(
                                whose,
                                what,
                                which,
                                errors.stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n")));
    }

    /**
     * @param at by the clock on the wall
     */
    String json(Instant at) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("about", about);
        putText(answer, "id", id);
        putText(answer, "camera", camera);
        answer.put("version", version);
        answer.put("accepted", accepted());
        ArrayNode all = answer.putArray("errors");
        for (Problem error : errors) {
            all.addObject()
                    .put("line", error.line())
                    .put("column", error.column())
                    .put("subject", error.subject())
                    .put("found", error.found())
                    .put("needed", error.needed());
        }
        if (effectiveFromMicros > 0) {
            answer.put(
                    "effectiveFrom",
                    Instant.EPOCH.plus(effectiveFromMicros, ChronoUnit.MICROS).toString());
        } else {
            answer.putNull("effectiveFrom");
        }
        answer.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        message.ifPresentOrElse(
                place ->
                        answer.putObject("message")
                                .put("topic", place.topic())
                                .put("partition", place.partition())
                                .put("offset", place.offset()),
                () -> answer.putNull("message"));
        return answer.toString();
    }

    private static void putText(ObjectNode answer, String key, String text) {
        if (text.isEmpty()) {
            answer.putNull(key);
        } else {
            answer.put(key, text);
        }
    }
}
