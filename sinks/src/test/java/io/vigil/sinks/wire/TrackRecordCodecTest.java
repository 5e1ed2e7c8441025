package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.TrackRecord;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class TrackRecordCodecTest {
    private final TrackRecordCodec codec = new TrackRecordCodec();

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("records") TrackRecord record) {
        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
    }

    @Property(tries = 200)
    void theSameRecordGivesTheSameBytesFromEveryCodec(@ForAll("records") TrackRecord record) {
        byte[] once = codec.encode(record);
        assertThat(new TrackRecordCodec().encode(codec.decode(once))).isEqualTo(once);
    }

    @Property(tries = 300)
    void cutOrDamagedBytesAreABadRecordOrAnotherRecordButNeverAnotherError(
            @ForAll("records") TrackRecord record,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll byte damage) {
        byte[] bytes = codec.encode(record);
        byte[] cut = Arrays.copyOf(bytes, place % bytes.length);
        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(BadRecordException.class);

        bytes[10 + place % (bytes.length - 10)] = damage;
        try {
            codec.decode(bytes);
        } catch (BadRecordException expected) {
            assertThat(expected).hasMessageStartingWith("Track record");
        }
    }

    @Test
    void anUnknownSchemaIsNamedByItsFingerprintAndIsNotABadRecord() {
        byte[] bytes = codec.encode(Records.TRACK);
        bytes[2] ^= 1;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("unknown schema of fingerprint");
    }

    @Test
    void aReaderGivenAnOlderSchemaReadsWhatWasWrittenWithIt() throws Exception {
        // A schema of before the class label was known: the reader fills in the default.
        Schema older = withoutLabel();
        byte[] bytes = Records.encodeTrackWithout(older, "label");
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnknownSchemaException.class);
        assertThat(new TrackRecordCodec(java.util.List.of(older)).decode(bytes))
                .isInstanceOfSatisfying(
                        io.vigil.tracking.Track.class,
                        track -> assertThat(track.label()).isEqualTo("object"));
    }

    private static Schema withoutLabel() {
        Schema track =
                SchemaBuilder.record("Track")
                        .namespace("io.vigil.sinks.wire")
                        .fields()
                        .requiredLong("id")
                        .requiredDouble("left")
                        .requiredDouble("top")
                        .requiredDouble("right")
                        .requiredDouble("bottom")
                        .requiredDouble("score")
                        .endRecord();
        return SchemaBuilder.record("TrackRecord")
                .namespace("io.vigil.sinks.wire")
                .fields()
                .requiredString("camera")
                .requiredLong("epoch")
                .requiredLong("sequence")
                .requiredLong("capturedAt")
                .name("body")
                .type(Schema.createUnion(track))
                .noDefault()
                .endRecord();
    }

    @Provide
    Arbitrary<TrackRecord> records() {
        return Records.any();
    }
}
