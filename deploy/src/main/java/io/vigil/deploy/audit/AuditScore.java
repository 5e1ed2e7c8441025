package io.vigil.deploy.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.evaluation.audit.Clip;
import io.vigil.tracking.evaluation.audit.CountAccuracy;
import io.vigil.tracking.evaluation.audit.CountedClip;
import io.vigil.tracking.spatial.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of an audit.
 *
 * @param left clips that nobody has counted yet
 */
record AuditScore(
        String camera, String line, Map<Direction, CountAccuracy> directions, List<Integer> left) {
    private static final long SEED = 1;

    /**
     * @param folder as {@link AuditSample} wrote it, with counts in its table
     * @throws InputException if a file is missing, or not what it has to be
     */
    static AuditScore of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    "There is no folder %s; name one that 'vigil audit sample' wrote"
                            .formatted(folder));
        }
        JsonNode key = key(required(folder, AuditSample.KEY));
        Map<Integer, long[]> counted = counted(required(folder, AuditSample.COUNTS));
        Map<Direction, List<CountedClip>> clips = new EnumMap<>(Direction.class);
        List<Integer> left = new ArrayList<>();
        for (JsonNode each : key.path("clips")) {
            Clip clip =
                    new Clip(
                            each.path("clip").asInt(),
                            each.path("fromMicros").asLong(),
                            each.path("untilMicros").asLong(),
                            stratum(each, folder.resolve(AuditSample.KEY)),
                            each.path("weight").asDouble());
            long[] person = counted.get(clip.number());
            if (person == null) {
                left.add(clip.number());
                continue;
            }
            for (Direction direction : Direction.values()) {
                long system = each.path(direction.name().toLowerCase(Locale.ROOT)).asLong();
                clips.computeIfAbsent(direction, d -> new ArrayList<>())
                        .add(
                                new CountedClip(
                                        clip,
                                        system,
                                        direction == Direction.IN ? person[0] : person[1]));
            }
        }
        Map<Direction, CountAccuracy> directions = new EnumMap<>(Direction.class);
        clips.forEach((direction, list) -> directions.put(direction, CountAccuracy.of(list, SEED)));
        return new AuditScore(
                key.path("camera").asText(), key.path("line").asText(), directions, left);
    }

    private static Path required(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "Audit %s has no %s; name a folder that 'vigil audit sample' wrote"
                            .formatted(folder, name));
        }
        return file;
    }

    private static JsonNode key(Path file) throws IOException {
        try {
            JsonNode key = new ObjectMapper().readTree(file.toFile());
            if (key.path("clips").isArray()
                    && key.path("camera").isTextual()
                    && key.path("line").isTextual()) {
                return key;
            }
            throw damaged(file, "has not the camera, the line and the clips of an audit", null);
        } catch (JacksonException broken) {
            throw damaged(
                    file,
                    "is no JSON from line %d on"
                            .formatted(
                                    broken.getLocation() == null
                                            ? 1
                                            : broken.getLocation().getLineNr()),
                    broken);
        }
    }

    private static Clip.Stratum stratum(JsonNode clip, Path file) {
        String name = clip.path("stratum").asText();
        return Arrays.stream(Clip.Stratum.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> damaged(file, "has a clip of the kind '%s'".formatted(name), null));
    }

    private static InputException damaged(Path file, String how, Throwable cause) {
        return new InputException(
                "%s %s; it has to be as 'vigil audit sample' wrote it: draw the audit anew"
                        .formatted(file, how),
                cause);
    }

    /** Lines that hold two numbers; lines without are of clips that are still to be counted. */
    private static Map<Integer, long[]> counted(Path file) throws IOException {
        Map<Integer, long[]> counted = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split("[,;\t]", -1);
            boolean blank = cells.length < 3 || (cells[1].isBlank() && cells[2].isBlank());
            if (lines.get(i).isBlank() || blank) {
                continue;
            }
            try {
                counted.put(
                        Integer.parseInt(cells[0].strip()),
                        new long[] {number(cells[1]), number(cells[2])});
            } catch (NumberFormatException e) {
                throw new InputException(
                        "%s:%d: found '%s', needs a clip's number and two counts, as in 3,4,0"
                                .formatted(file, i + 1, lines.get(i)),
                        e);
            }
        }
        return counted;
    }

    private static long number(String cell) {
        long value = Long.parseLong(cell.strip());
        if (value < 0) {
            throw new NumberFormatException(cell);
        }
        return value;
    }

    /** Whether every direction is surely at least so accurate. */
    boolean accepted(double atLeast) {
        return !directions.isEmpty()
                && directions.values().stream()
                        .filter(each -> each.person() > 0 || each.system() > 0)
                        .allMatch(each -> each.accuracyLow() >= atLeast);
    }

    List<String> lines(double atLeast) {
        List<String> lines = new ArrayList<>();
        lines.add("Audit of line %s of camera %s".formatted(line, camera));
        lines.add(
                "  %-4s %6s %9s %9s %26s %24s"
                        .formatted(
                                "", "clips", "system", "person", "accuracy (95 %)", "bias (95 %)"));
        directions.forEach(
                (direction, each) ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "  %-4s %6d %9.0f %9.0f %8.1f %% [%5.1f, %5.1f] %+8.1f %% [%+5.1f, %+5.1f]",
                                        direction.name().toLowerCase(Locale.ROOT),
                                        each.clips(),
                                        each.system(),
                                        each.person(),
                                        100 * each.accuracy(),
                                        100 * each.accuracyLow(),
                                        100 * each.accuracyHigh(),
                                        100 * each.bias(),
                                        100 * each.biasLow(),
                                        100 * each.biasHigh())));
        if (!left.isEmpty()) {
            lines.add("  not counted yet: clips %s".formatted(left));
        }
        lines.add(
                accepted(atLeast)
                        ? "  accepted: surely at least %.0f %% accurate".formatted(100 * atLeast)
                        : "  not accepted: the lower end of each interval has to reach %.0f %%; more clips narrow it"
                                .formatted(100 * atLeast));
        return lines;
    }
}
