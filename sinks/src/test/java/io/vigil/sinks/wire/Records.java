package io.vigil.sinks.wire;

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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;

/** Track records of every kind, fixed and arbitrary. */
final class Records {
    static final Track TRACK =
            new Track(
                    "door",
                    1,
                    42,
                    1_700_000_000_123_456L,
                    7,
                    new Box(10.5, 20.25, 110, 320),
                    0.875,
                    "person");

    /** With everything that version 2 added. */
    static final Track ADORNED =
            new Track(
                    "door",
                    1,
                    43,
                    1_700_000_000_163_456L,
                    7,
                    new Box(10.5, 20.25, 110, 320),
                    0.875,
                    "person",
                    List.of(new Trait("coat", "red", 0.6, 3), new Trait("hat", "no", 1, 2)),
                    List.of(new Keypoint(50.5, -3, 0.25), new Keypoint(0, 0, 0)));

    private Records() {}

    /** One of each kind; their encoding is golden. */
    static List<TrackRecord> oneOfEach() {
        FrameLedger ledger =
                new FrameLedger(
                        100,
                        new TreeMap<>(java.util.Map.of("credit", 3L, "rate", 2L)),
                        95,
                        93,
                        new TreeMap<>(java.util.Map.of("bad-magic", 1L)),
                        1);
        return List.of(
                TRACK,
                new TrackEnded(
                        "door",
                        1,
                        60,
                        1_700_000_002L,
                        7,
                        "person",
                        1_700_000_000L,
                        1_700_000_001L,
                        12),
                new TrackRenamed("door", 1, 61, 1_700_000_003L, 9, 7),
                new LedgerUpdate("door", 1, 62, 1_700_000_004L, ledger),
                new SourceEnded("door", 1, 63, 1_700_000_005L, "end-of-file", ledger));
    }

    /** One of each kind, and what only the present version can say. */
    static List<TrackRecord> oneOfEachAdorned() {
        List<TrackRecord> all = new ArrayList<>(oneOfEach());
        all.add(ADORNED);
        all.add(
                new TrackEnded(
                        "door",
                        1,
                        60,
                        1_700_000_002L,
                        7,
                        "person",
                        1_700_000_000L,
                        1_700_000_001L,
                        12,
                        ADORNED.attributes()));
        return all;
    }

    static Arbitrary<TrackRecord> any() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<Long> count = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<Long> micros = Arbitraries.longs().between(0, 4_000_000_000_000_000L);
        Arbitrary<Double> edge = Arbitraries.doubles().between(-4000, 4000).ofScale(6);
        Arbitrary<Double> size = Arbitraries.doubles().between(0.015625, 4000).ofScale(6);
        Arbitrary<Box> boxes = Combinators.combine(edge, edge, size, size).as(Box::ofSize);
        Arbitrary<TreeMap<String, Long>> reasons =
                Arbitraries.maps(text, count).ofMaxSize(4).map(TreeMap::new);
        Arbitrary<FrameLedger> ledgers =
                Combinators.combine(count, reasons, count, count, reasons, count)
                        .as(FrameLedger::new);
        Arbitrary<Double> scores = Arbitraries.doubles().between(0, 1).ofScale(4);
        Arbitrary<String> word = Arbitraries.strings().ofMinLength(1).ofMaxLength(5);
        Arbitrary<List<Trait>> traits =
                Combinators.combine(word, word, scores, Arbitraries.longs().greaterOrEqual(1))
                        .as(Trait::new)
                        .list()
                        .ofMaxSize(3);
        Arbitrary<List<Keypoint>> keypoints =
                Combinators.combine(edge, edge, scores).as(Keypoint::new).list().ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(text, micros, count, boxes, scores, text, traits, keypoints)
                        .as(
                                (camera, at, id, box, score, label, said, points) ->
                                        new Track(
                                                camera, id, id, at, id, box, score, label, said,
                                                points)),
                Combinators.combine(text, count, count, micros, text, micros, count, traits)
                        .as(
                                (camera, epoch, sequence, at, label, first, frames, said) ->
                                        new TrackEnded(
                                                camera, epoch, sequence, at, frames, label, first,
                                                at, frames, said)),
                Combinators.combine(text, count, count, micros, count, count).as(TrackRenamed::new),
                Combinators.combine(text, count, count, micros, ledgers).as(LedgerUpdate::new),
                Combinators.combine(text, count, count, micros, text, ledgers)
                        .as(SourceEnded::new));
    }

    /** {@link #TRACK} as a writer of another schema would have written it. */
    static byte[] encodeTrackWithout(Schema schema, String field) throws IOException {
        Schema body = schema.getField("body").schema().getTypes().get(0);
        GenericData.Record track = new GenericData.Record(body);
        for (Schema.Field each : body.getFields()) {
            if (each.name().equals(field)) {
                throw new IllegalArgumentException("The schema has the field " + field);
            }
        }
        track.put("id", TRACK.id());
        track.put("left", TRACK.box().left());
        track.put("top", TRACK.box().top());
        track.put("right", TRACK.box().right());
        track.put("bottom", TRACK.box().bottom());
        track.put("score", TRACK.score());
        GenericData.Record record = new GenericData.Record(schema);
        record.put("camera", TRACK.camera());
        record.put("epoch", TRACK.epoch());
        record.put("sequence", TRACK.sequence());
        record.put("capturedAt", TRACK.capturedAtMicros());
        record.put("body", track);
        ByteBuffer encoded = new BinaryMessageEncoder<>(GenericData.get(), schema).encode(record);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
