package io.vigil.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every schema ever released can be read by today's (BACKWARD_TRANSITIVE). */
class SchemaHistoryTest {
    private static final Path HISTORY = Path.of("src/test/resources/schema-history");
    private static final Map<String, Schema> TODAY =
            Map.of(
                    "frame", CameraRecord.getClassSchema(),
                    "health", Progress.getClassSchema(),
                    "beat", SourceBeat.getClassSchema(),
                    "source", Source.getClassSchema());

    @TestFactory
    Stream<DynamicTest> todayReads() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (var today : TODAY.entrySet()) {
            for (Path file : released(today.getKey())) {
                tests.add(reads(file, today.getValue()));
            }
        }
        return tests.stream();
    }

    @Test
    void theNewestInTheHistoryIsTodays() throws IOException {
        for (var today : TODAY.entrySet()) {
            assertThat(Schemas.fingerprint(parse(newest(today.getKey()))))
                    .as(today.getKey())
                    .isEqualTo(Schemas.fingerprint(today.getValue()));
        }
    }

    @Test
    void everyFieldHasADefaultOrADocSayingWhyNot() {
        assertThat(Schemas.own().stream().flatMap(schema -> silent(schema).stream())).isEmpty();
    }

    private static DynamicTest reads(Path file, Schema today) {
        return DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () ->
                        assertThat(
                                        SchemaCompatibility.checkReaderWriterCompatibility(
                                                        today, parse(file))
                                                .getType())
                                .isEqualTo(SchemaCompatibilityType.COMPATIBLE));
    }

    private static List<Path> released(String name) throws IOException {
        try (Stream<Path> files = Files.list(HISTORY)) {
            List<Path> released =
                    files.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                            .sorted(java.util.Comparator.comparingInt(SchemaHistoryTest::number))
                            .toList();
            assertThat(released).as("released schemas of " + name).isNotEmpty();
            return released;
        }
    }

    private static Path newest(String name) throws IOException {
        List<Path> released = released(name);
        return released.get(released.size() - 1);
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    private static Schema parse(Path file) throws IOException {
        return new Schema.Parser().parse(Files.readString(file));
    }

    private static List<String> silent(Schema schema) {
        List<String> found = new ArrayList<>();
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    String doc = field.doc() == null ? "" : field.doc();
                    if (!field.hasDefaultValue() && !doc.contains("No default:")) {
                        found.add(schema.getName() + "." + field.name());
                    }
                    found.addAll(silent(field.schema()));
                }
            }
            case ARRAY -> found.addAll(silent(schema.getElementType()));
            case UNION -> schema.getTypes().forEach(type -> found.addAll(silent(type)));
            default -> {}
        }
        return found;
    }
}
