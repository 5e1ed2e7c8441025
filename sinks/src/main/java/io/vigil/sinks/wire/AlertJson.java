package io.vigil.sinks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@link Alert} as one line of JSON. Keys stand in a fixed order and numbers are written one way
 * only, so that the same alerts give the same bytes.
 */
public final class AlertJson {
    private final JsonFactory factory = new JsonFactory();

    /** One object without a line break. */
    public String line(Alert alert) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("alertId", alert.alertId());
            json.writeNumberField("revision", alert.revision());
            json.writeStringField("phase", word(alert.phase()));
            json.writeStringField("camera", alert.camera());
            json.writeStringField("kind", alert.kind());
            json.writeStringField("severity", word(alert.severity()));
            json.writeNumberField("epoch", alert.epoch());
            json.writeNumberField("sequence", alert.sequence());
            json.writeNumberField("capturedAtMicros", alert.capturedAtMicros());
            json.writeNumberField("startedAtMicros", alert.startedAtMicros());
            json.writeNumberField("detectedAtMicros", alert.detectedAtMicros());
            json.writeStringField("text", alert.explanation().text());
            json.writeObjectFieldStart("figures");
            for (Map.Entry<String, Double> each : alert.explanation().figures().entrySet()) {
                json.writeFieldName(each.getKey());
                json.writeNumber(Decimal.small(each.getValue()));
            }
            json.writeEndObject();
            if (!alert.context().equals(AlertContext.NONE)) {
                context(json, alert.context());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Alert could not be written as JSON", e);
        }
        return text.toString();
    }

    /** The fields that say anything, beside those of the alert. */
    private static void context(JsonGenerator json, AlertContext context) throws IOException {
        text(json, "rule", context.rule());
        json.writeNumberField("rulesVersion", context.rulesVersion());
        text(json, "subject", context.subject());
        text(json, "place", context.place());
        text(json, "incident", context.incident());
        json.writeNumberField("escalation", context.escalation());
        text(json, "suppressed", context.suppressed());
        text(json, "acknowledgedBy", context.acknowledgedBy());
        if (context.evidence().isPresent()) {
            Evidence evidence = context.evidence().get();
            json.writeObjectFieldStart("evidence");
            json.writeNumberField("epoch", evidence.epoch());
            json.writeNumberField("fromSequence", evidence.fromSequence());
            json.writeNumberField("toSequence", evidence.toSequence());
            json.writeEndObject();
        }
        if (context.test()) {
            json.writeBooleanField("test", true);
        }
        if (context.shadow()) {
            json.writeBooleanField("shadow", true);
        }
        json.writeStringField("catchUp", word(context.catchUp()));
        if (!context.location().equals(Location.UNKNOWN)) {
            location(json, context.location());
        }
    }

    private static void location(JsonGenerator json, Location location) throws IOException {
        json.writeObjectFieldStart("location");
        text(json, "road", location.road());
        number(json, "kilometre", location.kilometre());
        text(json, "lane", location.lane());
        number(json, "latitude", location.latitude());
        number(json, "longitude", location.longitude());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    /** As it is: four decimals of a degree are 11 m. */
    private static void number(JsonGenerator json, String name, OptionalDouble value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
