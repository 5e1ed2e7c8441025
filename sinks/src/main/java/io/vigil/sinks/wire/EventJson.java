package io.vigil.sinks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * {@link SpatialEvent} as one line of JSON. Keys stand in a fixed order and numbers are written one
 * way only, so that the same events give the same bytes; what is not known is left out.
 */
public final class EventJson {
    private final JsonFactory factory = new JsonFactory();

    /** One object without a line break. */
    public String line(SpatialEvent event) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", word(event.kind()));
            json.writeStringField("camera", event.camera());
            json.writeNumberField("epoch", event.epoch());
            json.writeNumberField("sequence", event.sequence());
            json.writeNumberField("capturedAtMicros", event.capturedAtMicros());
            json.writeNumberField("occurredAtMicros", event.occurredAtMicros());
            json.writeStringField("place", event.place());
            if (event.direction().isPresent()) {
                json.writeStringField("direction", word(event.direction().get()));
            }
            if (event.track() != 0) {
                json.writeNumberField("track", event.track());
                json.writeStringField("label", event.label());
            }
            if (event.at().isPresent()) {
                number(json, "x", event.at().get().x());
                number(json, "y", event.at().get().y());
            }
            if (event.kind() == SpatialEvent.Kind.ZONE_LEFT) {
                json.writeNumberField("dwellMicros", event.dwellMicros());
            }
            if (event.metresPerSecond().isPresent()) {
                number(json, "metresPerSecond", event.metresPerSecond().getAsDouble());
            }
            if (event.headingDegrees().isPresent()) {
                number(json, "headingDegrees", event.headingDegrees().getAsDouble());
            }
            traits(json, event);
            if (event.retracted()) {
                json.writeBooleanField("retracted", true);
            }
            json.writeNumberField("rulesVersion", event.rulesVersion());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Event could not be written as JSON", e);
        }
        return text.toString();
    }

    private static void traits(JsonGenerator json, SpatialEvent event) throws IOException {
        if (event.traits().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("traits");
        for (Trait trait : event.traits()) {
            json.writeStartObject();
            json.writeStringField("name", trait.name());
            json.writeStringField("value", trait.value());
            number(json, "share", trait.share());
            json.writeNumberField("looks", trait.looks());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimal.of(value));
    }
}
