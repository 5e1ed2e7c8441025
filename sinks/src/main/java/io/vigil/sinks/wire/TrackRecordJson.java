package io.vigil.sinks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.Trait;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * {@link TrackRecord} as one line of JSON. Keys stand in a fixed order and numbers are written one
 * way only, so that the same records give the same bytes. Attributes and keypoints are there only
 * where there are any.
 */
public final class TrackRecordJson {
    private final JsonFactory factory = new JsonFactory();

    /** One object without a line break. */
    public String line(TrackRecord record) {
        StringWriter text = new StringWriter(192);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", type(record));
            json.writeStringField("camera", record.camera());
            json.writeNumberField("epoch", record.epoch());
            json.writeNumberField("sequence", record.sequence());
            json.writeNumberField("capturedAtMicros", record.capturedAtMicros());
            body(json, record);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Track record could not be written as JSON", e);
        }
        return text.toString();
    }

    private static String type(TrackRecord record) {
        if (record instanceof Track) {
            return "track";
        } else if (record instanceof TrackEnded) {
            return "track-ended";
        } else if (record instanceof TrackRenamed) {
            return "track-renamed";
        } else if (record instanceof LedgerUpdate) {
            return "ledger";
        }
        return "source-ended";
    }

    private static void body(JsonGenerator json, TrackRecord record) throws IOException {
        if (record instanceof Track track) {
            Box box = track.box();
            json.writeNumberField("id", track.id());
            json.writeStringField("label", track.label());
            number(json, "score", track.score());
            number(json, "left", box.left());
            number(json, "top", box.top());
            number(json, "right", box.right());
            number(json, "bottom", box.bottom());
            attributes(json, track.attributes());
            keypoints(json, track.keypoints());
        } else if (record instanceof TrackEnded ended) {
            json.writeNumberField("id", ended.id());
            json.writeStringField("label", ended.label());
            json.writeNumberField("firstSeenMicros", ended.firstSeenMicros());
            json.writeNumberField("lastSeenMicros", ended.lastSeenMicros());
            json.writeNumberField("frames", ended.frames());
            attributes(json, ended.attributes());
        } else if (record instanceof TrackRenamed renamed) {
            json.writeNumberField("from", renamed.from());
            json.writeNumberField("to", renamed.to());
        } else if (record instanceof LedgerUpdate update) {
            ledger(json, update.ledger());
        } else if (record instanceof SourceEnded ended) {
            json.writeStringField("reason", ended.reason());
            ledger(json, ended.ledger());
        }
    }

    private static void attributes(JsonGenerator json, List<Trait> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("attributes");
        for (Trait trait : attributes) {
            json.writeStartObject();
            json.writeStringField("name", trait.name());
            json.writeStringField("value", trait.value());
            number(json, "share", trait.share());
            json.writeNumberField("looks", trait.looks());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Each as [x, y, score]. */
    private static void keypoints(JsonGenerator json, List<Keypoint> keypoints) throws IOException {
        if (keypoints.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("keypoints");
        for (Keypoint point : keypoints) {
            json.writeStartArray();
            json.writeNumber(Decimal.of(point.x()));
            json.writeNumber(Decimal.of(point.y()));
            json.writeNumber(Decimal.of(point.score()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void ledger(JsonGenerator json, FrameLedger ledger) throws IOException {
        json.writeObjectFieldStart("ledger");
        json.writeNumberField("captured", ledger.captured());
        reasons(json, "shed", ledger.shed());
        json.writeNumberField("published", ledger.published());
        json.writeNumberField("processed", ledger.processed());
        reasons(json, "dead", ledger.dead());
        json.writeNumberField("duplicates", ledger.duplicates());
        json.writeEndObject();
    }

    private static void reasons(JsonGenerator json, String name, SortedMap<String, Long> counts)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimal.of(value));
    }
}
