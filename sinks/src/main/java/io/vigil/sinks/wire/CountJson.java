package io.vigil.sinks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.tracking.counting.Count;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * {@link Count} as one line of JSON. Keys stand in a fixed order and numbers are written one way
 * only, so that the same counts give the same bytes; what is not known is {@code null}, never 0.
 */
public final class CountJson {
    private final JsonFactory factory = new JsonFactory();

    /** One object without a line break. */
    public String line(Count count) {
        StringWriter text = new StringWriter(384);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", word(count.kind()));
            json.writeStringField("camera", count.camera());
            json.writeStringField("site", count.site());
            json.writeStringField("place", count.place());
            json.writeStringField("label", count.label());
            json.writeStringField("window", word(count.window()));
            json.writeNumberField("fromMicros", count.fromMicros());
            json.writeNumberField("untilMicros", count.untilMicros());
            json.writeNumberField("revision", count.revision());
            json.writeBooleanField("finished", count.finished());
            json.writeBooleanField("open", count.open());
            json.writeNumberField("observedMicros", count.observedMicros());
            json.writeNumberField("shed", count.shed());
            number(json, "entered", count.entered());
            number(json, "left", count.left());
            number(json, "groups", count.groups());
            number(json, "dwellP50Micros", count.dwellP50Micros());
            number(json, "dwellP95Micros", count.dwellP95Micros());
            number(json, "occupancyMean", count.occupancyMean());
            number(json, "occupancyMax", count.occupancyMax());
            number(json, "speedP50", count.speedP50());
            number(json, "speedP85", count.speedP85());
            number(json, "drift", count.drift());
            json.writeNumberField("rulesVersion", count.rulesVersion());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Count could not be written as JSON", e);
        }
        return text.toString();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void number(JsonGenerator json, String name, OptionalLong value)
            throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(value.getAsLong());
        } else {
            json.writeNull();
        }
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value)
            throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(Decimal.of(value.getAsDouble()));
        } else {
            json.writeNull();
        }
    }
}
