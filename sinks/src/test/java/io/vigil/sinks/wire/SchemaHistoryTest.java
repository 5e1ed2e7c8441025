package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every schema that was ever published stays readable; see schema-history in the resources. */
class SchemaHistoryTest {
    @ParameterizedTest
    @CsvSource({"track", "event", "count", "alert", "score", "camera-health", "dead-letter"})
    void thePresentSchemaReadsEveryVersionPublished(String name) throws Exception {
        List<Schema> newestFirst = history(name);
        Collections.reverse(newestFirst);
        SchemaValidator backwardTransitive =
                new SchemaValidatorBuilder().canReadStrategy().validateAll();
        backwardTransitive.validate(present(name), newestFirst);
    }

    @ParameterizedTest
    @CsvSource({"track", "event", "count", "alert", "score", "camera-health", "dead-letter"})
    void thePresentSchemaIsTheLastOfItsHistory(String name) throws Exception {
        List<Schema> history = history(name);
        assertThat(history.get(history.size() - 1))
                .as("add %s-%d.avsc to schema-history", name, history.size() + 1)
                .isEqualTo(present(name));
    }

    @ParameterizedTest
    @CsvSource({"track", "event", "count", "alert", "score", "camera-health", "dead-letter"})
    void everyFieldHasADefaultOrSaysWhyNot(String name) {
        Set<Schema> seen = new HashSet<>();
        Deque<Schema> open = new ArrayDeque<>(List.of(present(name)));
        while (!open.isEmpty()) {
            Schema schema = open.pop();
            switch (schema.getType()) {
                case UNION -> open.addAll(schema.getTypes());
                case RECORD -> {
                    if (seen.add(schema)) {
                        for (Schema.Field field : schema.getFields()) {
                            assertThat(field.hasDefaultValue() || why(field))
                                    .as("%s.%s", schema.getFullName(), field.name())
                                    .isTrue();
                            open.add(field.schema());
                        }
                    }
                }
                default -> {}
            }
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void theBytesOfVersionOneAreStillRead() throws Exception {
        assertThat(decoded("/golden/track-1.hex")).isEqualTo(Records.oneOfEach());
    }

    @Test
    void theBytesOfVersionTwoAreWrittenAndRead() throws Exception {
        TrackRecordCodec codec = new TrackRecordCodec();
        assertThat(
                        Records.oneOfEachAdorned().stream()
                                .map(codec::encode)
                                .map(HexFormat.of()::formatHex))
                .isEqualTo(resource("/golden/track-2.hex").lines().toList());
        assertThat(decoded("/golden/track-2.hex")).isEqualTo(Records.oneOfEachAdorned());
    }

    @Test
    void alertsWithoutAContextAreStillRead() throws Exception {
        Schema first = history("alert").get(0);
        GenericData.Record alert = new GenericData.Record(first);
        alert.put("alertId", "gate-3/camera-dark/1/7");
        alert.put("revision", 0L);
        alert.put("phase", new GenericData.EnumSymbol(first.getField("phase").schema(), "OPENED"));
        alert.put("camera", "gate-3");
        alert.put("kind", "camera-dark");
        alert.put(
                "severity",
                new GenericData.EnumSymbol(first.getField("severity").schema(), "CRITICAL"));
        alert.put("epoch", 1L);
        alert.put("sequence", 7L);
        for (String time : List.of("capturedAt", "startedAt", "detectedAt")) {
            alert.put(time, 60L);
        }
        alert.put("text", "dark");
        alert.put("figures", Map.of());
        ByteBuffer encoded = new BinaryMessageEncoder<>(GenericData.get(), first).encode(alert);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        assertThat(new AlertCodec().decode(bytes).context())
                .isEqualTo(io.vigil.anomaly.AlertContext.NONE);
    }

    private static List<io.vigil.tracking.TrackRecord> decoded(String golden) throws IOException {
        TrackRecordCodec codec = new TrackRecordCodec();
        return resource(golden).lines().map(HexFormat.of()::parseHex).map(codec::decode).toList();
    }

    private static boolean why(Schema.Field field) {
        return field.doc() != null && field.doc().contains("No default:");
    }

    private static Schema present(String name) {
        return switch (name) {
            case "track" -> TrackRecordCodec.schema();
            case "event" -> EventCodec.schema();
            case "count" -> CountCodec.schema();
            case "alert" -> AlertCodec.schema();
            case "score" -> ScoreCodec.schema();
            case "camera-health" -> CameraHealthCodec.schema();
            default -> DeadLetterCodec.schema();
        };
    }

    private static List<Schema> history(String name) throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (int version = 1; ; version++) {
            String text = resource("/schema-history/%s-%d.avsc".formatted(name, version));
            if (text == null) {
                return schemas;
            }
            schemas.add(new Schema.Parser().parse(text));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SchemaHistoryTest.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
