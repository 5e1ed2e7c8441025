package io.vigil.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CameraRecordCodecTest {
    private final CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("records") io.vigil.ingest.CameraRecord record)
            throws WireException {
        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
    }

    @Property(tries = 300)
    void theEnvelopeEndsBeforeTheImage(@ForAll("frames") io.vigil.ingest.Frame frame) {
        byte[] bytes = codec.encode(frame);
        Envelope envelope = codec.peek(bytes);
        assertThat(envelope)
                .isEqualTo(
                        new Envelope(
                                frame.camera(),
                                frame.epoch(),
                                frame.sequence(),
                                frame.capturedAtMicros(),
                                true,
                                envelope.bytes()));
        // The image's length follows, in one byte for every seven bits, then the image.
        BoundedDecoder rest = new BoundedDecoder(bytes, envelope.bytes());
        assertThat(readImage(rest)).isEqualTo(frame.image());
    }

    @Property(tries = 300)
    void everyProperPrefixIsTruncatedOrHasNoMagic(
            @ForAll("records") io.vigil.ingest.CameraRecord record,
            @ForAll @IntRange(max = 999) int cut) {
        byte[] whole = codec.encode(record);
        byte[] part = Arrays.copyOf(whole, whole.length * cut / 1000);
        WireException.Reason reason = refusal(part).reason();
        assertThat(reason)
                .isEqualTo(
                        part.length == 0
                                ? WireException.Reason.BAD_MAGIC
                                : WireException.Reason.TRUNCATED);
        codec.peek(part);
    }

    @Property(tries = 1000)
    void anyFlippedByteIsReadOrRefusedButNeverBreaksTheReader(
            @ForAll("records") io.vigil.ingest.CameraRecord record,
            @ForAll @IntRange(max = 999_999) int place,
            @ForAll byte value) {
        byte[] bytes = codec.encode(record);
        bytes[(int) ((long) bytes.length * place / 1_000_000)] = value;
        codec.peek(bytes);
        try {
            assertThat(codec.decode(bytes)).isNotNull();
        } catch (WireException refused) {
            assertThat(refused.reason()).isNotNull();
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void aLengthBeyondTheRecordIsTruncatedAndAllocatesNothing() {
        byte[] bytes = codec.encode(frame(new byte[0]));
        int image = codec.peek(bytes).bytes();
        byte[] lying = Arrays.copyOf(bytes, image + 5);
        // 2^31 - 1 in zigzag: F E F F F F F F 0 F
        Arrays.fill(lying, image, image + 4, (byte) 0xff);
        lying[image] = (byte) 0xfe;
        lying[image + 4] = 0x0f;
        assertThat(refusal(lying).reason()).isEqualTo(WireException.Reason.TRUNCATED);
    }

    @Test
    void otherBytesHaveNoMagic() {
        assertThat(refusal("{\"camera\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessageContaining("7B 22")
                .extracting(WireException::reason)
                .isEqualTo(WireException.Reason.BAD_MAGIC);
    }

    @Test
    void bytesAfterTheEndAreMalformed() {
        byte[] bytes = codec.encode(frame(new byte[3]));
        assertThat(refusal(Arrays.copyOf(bytes, bytes.length + 1)).reason())
                .isEqualTo(WireException.Reason.MALFORMED);
    }

    @Test
    void aFingerprintThatNobodyKnowsIsToldApart() {
        byte[] bytes = codec.encode(frame(new byte[3]));
        bytes[5] ^= 1;
        assertThat(refusal(bytes))
                .isInstanceOfSatisfying(
                        UnknownSchemaException.class,
                        unknown ->
                                assertThat(unknown.getMessage())
                                        .contains(Schemas.hex(unknown.fingerprint())));
    }

    @Test
    void aWriterWithFewerFieldsIsResolved() throws WireException {
        Schema old =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "CameraRecord",
                                 "namespace": "io.vigil.ingest.wire", "fields": [
                                   {"name": "camera", "type": "string"},
                                   {"name": "epoch", "type": "long"},
                                   {"name": "sequence", "type": "long"},
                                   {"name": "capturedAt",
                                    "type": {"type": "long", "logicalType": "timestamp-micros"}},
                                   {"name": "body", "type": [
                                     {"type": "record", "name": "RuleSet", "fields": []}]}]}
                                """);
        byte[] header = codec.encode(new io.vigil.ingest.Heartbeat("c", 1, 2, 3));
        byte[] bytes = new byte[SingleObject.HEADER + 6];
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(header, 0, 2)
                .putLong(Schemas.fingerprint(old))
                .put(new byte[] {2, 'c', 2, 4, 6, 0});
        CameraRecordCodec knowing =
                new CameraRecordCodec(
                        fingerprint ->
                                fingerprint == Schemas.fingerprint(old)
                                        ? Optional.of(old)
                                        : Optional.empty());
        assertThat(knowing.decode(bytes))
                .isEqualTo(new io.vigil.ingest.RuleSet("c", 1, 2, 3, 0, "{}"));
        assertThat(knowing.peek(bytes).bytes()).isEqualTo(SingleObject.HEADER);
    }

    @Test
    void progressIsReadBack() throws WireException {
        ProgressCodec progress = new ProgressCodec(SchemaStore.NONE);
        io.vigil.ingest.Progress said =
                new io.vigil.ingest.Progress("gate", io.vigil.ingest.Progress.PERCEIVE, 3, 12_345);
        assertThat(progress.decode(progress.encode(said))).isEqualTo(said);
    }

    private WireException refusal(byte[] bytes) {
        return catchThrowableOfType(WireException.class, () -> codec.decode(bytes));
    }

    private static byte[] readImage(BoundedDecoder in) {
        try {
            java.nio.ByteBuffer view = in.readBytes(null);
            byte[] image = new byte[view.remaining()];
            view.get(image);
            return image;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static io.vigil.ingest.Frame frame(byte[] image) {
        return new io.vigil.ingest.Frame(
                "c",
                0,
                0,
                1,
                2,
                2,
                FrameEncoding.GRAY8,
                image,
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    @Provide
    Arbitrary<io.vigil.ingest.CameraRecord> records() {
        Arbitrary<String> camera = Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<Long> count = Arbitraries.longs().greaterOrEqual(-1);
        // 146,000 years either side of 1970.
        Arbitrary<Long> time = Arbitraries.longs().between(-(1L << 62), 1L << 62);
        Arbitrary<io.vigil.ingest.CameraRecord> heartbeat =
                Combinators.combine(camera, count, count, time).as(io.vigil.ingest.Heartbeat::new);
        Arbitrary<io.vigil.ingest.CameraRecord> down =
                Combinators.combine(camera, count, count, time, text)
                        .as(io.vigil.ingest.SourceDown::new);
        Arbitrary<io.vigil.ingest.CameraRecord> rules =
                Combinators.combine(camera, count, count, time, count, text)
                        .as(io.vigil.ingest.RuleSet::new);
        Arbitrary<io.vigil.ingest.CameraRecord> ended =
                Combinators.combine(camera, count, count, time, text, count, shed())
                        .as(io.vigil.ingest.SourceEnded::new);
        Arbitrary<io.vigil.ingest.CameraRecord> said =
                Combinators.combine(heartbeat, text, text, text, text, count)
                        .as(
                                (named, action, target, by, note, until) ->
                                        new io.vigil.ingest.Acknowledgement(
                                                named.camera(),
                                                named.epoch(),
                                                named.sequence(),
                                                named.capturedAtMicros(),
                                                action,
                                                target,
                                                by,
                                                note,
                                                until));
        Arbitrary<io.vigil.ingest.CameraRecord> change =
                Combinators.combine(heartbeat, count, text, text, text)
                        .as(
                                (named, version, bundle, by, note) ->
                                        new io.vigil.ingest.ModelChange(
                                                named.camera(),
                                                named.epoch(),
                                                named.sequence(),
                                                named.capturedAtMicros(),
                                                version,
                                                bundle,
                                                bundle.isEmpty()
                                                        ? ""
                                                        : "0123456789abcdef".repeat(4),
                                                by,
                                                note));
        return Arbitraries.oneOf(
                heartbeat, down, rules, said, change, ended, frames().map(frame -> frame));
    }

    @Provide
    Arbitrary<io.vigil.ingest.Frame> frames() {
        Arbitrary<Double> number = Arbitraries.doubles();
        Arbitrary<ImageStatistics> statistics =
                Combinators.combine(number, number, number, number).as(ImageStatistics::new);
        Arbitrary<CameraMotion> motion =
                Arbitraries.oneOf(
                        Arbitraries.just(CameraMotion.NONE),
                        Combinators.combine(number, number, number, number, number, number)
                                .as(CameraMotion::new));
        Arbitrary<io.vigil.ingest.Region> region =
                Combinators.combine(
                                Arbitraries.integers().between(0, 4000),
                                Arbitraries.integers().between(1, 4000),
                                number,
                                Arbitraries.longs().greaterOrEqual(0),
                                number)
                        .as(
                                (at, size, fill, still, certainty) ->
                                        new io.vigil.ingest.Region(
                                                at, at, at + size, at + size, fill, still,
                                                certainty));
        Arbitrary<byte[]> image = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Combinators.combine(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(8),
                        Arbitraries.longs().tuple4(),
                        Arbitraries.of(FrameEncoding.class),
                        image,
                        region.list().ofMaxSize(5),
                        motion,
                        statistics,
                        Combinators.combine(shed(), Arbitraries.of(ClockQuality.class))
                                .as(Map::entry))
                .as(
                        (camera, numbers, encoding, bytes, regions, move, figures, shed) ->
                                new io.vigil.ingest.Frame(
                                        camera,
                                        Math.abs(numbers.get1() >> 1),
                                        Math.abs(numbers.get2() >> 1),
                                        numbers.get3() >> 1,
                                        640,
                                        480,
                                        encoding,
                                        bytes,
                                        regions,
                                        move,
                                        figures,
                                        Math.abs(numbers.get4() >> 1),
                                        shed.getKey(),
                                        shed.getValue(),
                                        numbers.get1()));
    }

    private static Arbitrary<Map<String, Long>> shed() {
        return Arbitraries.maps(
                        Arbitraries.of("no-credit", "too-large", "late"),
                        Arbitraries.longs().greaterOrEqual(0))
                .ofMaxSize(3);
    }
}
