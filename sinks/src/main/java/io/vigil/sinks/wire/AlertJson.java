package io.vigil.sinks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.anomaly.Alert;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

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
                json.writeNumber(Decimal.of(each.getValue()));
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Alert could not be written as JSON", e);
        }
        return text.toString();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
