package io.vigil.operators.source;

import static io.vigil.operators.FrameSamples.frame;
import static io.vigil.operators.FrameSamples.grey;
import static io.vigil.operators.FrameSamples.jpeg;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.RawRecord;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCheckerTest {
    private final RecordChecker checker = new RecordChecker(SchemaStore.NONE);

    @Test
    void whatIngestWritesIsGood() throws Exception {
        Frame grey = grey("door", 0, 5);
        Frame jpeg = frame("door", 0, 6, 64, 48, FrameEncoding.JPEG, jpeg(64, 48));
        Heartbeat heartbeat = new Heartbeat("door", 0, -1, 7);

        assertThat(checker.check(raw(grey, 1))).isEqualTo(new Checked.Good(grey));
        assertThat(checker.check(raw(jpeg, 2))).isEqualTo(new Checked.Good(jpeg));
        assertThat(checker.check(raw(heartbeat, 3))).isEqualTo(new Checked.Good(heartbeat));
    }

    static Stream<Arguments> badRecords() {
        byte[] jpeg = jpeg(64, 48);
        byte[] good = raw(grey("door", 0, 5), 0).value();
        return Stream.of(
                Arguments.of("empty", raw("door", new byte[0], 9)),
                Arguments.of("bad-magic", raw("door", "not a record".getBytes(UTF_8), 9)),
                Arguments.of("truncated", raw("door", Arrays.copyOf(good, good.length / 2), 9)),
                Arguments.of("malformed", raw("door", Arrays.copyOf(good, good.length + 1), 9)),
                Arguments.of("no-key", raw("", good, 9)),
                Arguments.of("key-mismatch", raw("gate", good, 9)),
                Arguments.of("invalid", raw(grey("door", -1, 5), 9)),
                Arguments.of("invalid", raw(grey("door", 0, -1), 9)),
                Arguments.of("too-large", raw("door", new byte[10 << 20], 9)),
                Arguments.of("too-large", image(3000, 2900, FrameEncoding.GRAY8, 8_700_000)),
                Arguments.of("bad-dimensions", image(0, 48, FrameEncoding.GRAY8, 0)),
                Arguments.of("bad-dimensions", image(64, -48, FrameEncoding.GRAY8, 0)),
                Arguments.of("bad-dimensions", image(20_000, 1, FrameEncoding.GRAY8, 20_000)),
                Arguments.of("bad-dimensions", image(63, 48, FrameEncoding.NV12, 63 * 48 * 3 / 2)),
                Arguments.of("size-mismatch", image(64, 48, FrameEncoding.BGR24, 64 * 48)),
                Arguments.of("size-mismatch", image(64, 48, FrameEncoding.NV12, 64 * 48)),
                Arguments.of("size-mismatch", jpegSaying(32, 48, jpeg)),
                Arguments.of("size-mismatch", jpegSaying(64, 48, resized(jpeg, 60_000, 60_000))),
                Arguments.of(
                        "decompression-bomb",
                        jpegSaying(16_000, 16_000, resized(jpeg, 16_000, 16_000))),
                Arguments.of("decompression-bomb", jpegSaying(64, 48, withScans(jpeg, 1000))),
                Arguments.of("bad-jpeg", jpegSaying(64, 48, "GIF89a nonsense".getBytes(UTF_8))),
                Arguments.of("bad-jpeg", jpegSaying(64, 48, new byte[] {-1, -40, -1, -39})),
                Arguments.of("truncated", jpegSaying(64, 48, Arrays.copyOf(jpeg, jpeg.length - 9))),
                Arguments.of("truncated", jpegSaying(64, 48, Arrays.copyOf(jpeg, 160))));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void everyRejectSaysWhy(String reason, RawRecord raw) throws Exception {
        DeadLetter letter = ((Checked.Bad) checker.check(raw)).letter();

        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.camera()).isEqualTo(raw.key());
        assertThat(letter.topic()).isEqualTo("vigil.frames");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.offset()).isEqualTo(9);
        assertThat(letter.bytes()).isEqualTo(raw.value().length);
        assertThat(letter.sha256()).hasSize(64);
        assertThat(letter.head().length).isLessThan(64);
        assertThat(letter.detail()).isNotEmpty();
    }

    @Test
    void aDeadLetterNamesTheFrameAndHoldsNoPixels() throws Exception {
        byte[] image = new byte[64 * 48 - 1];
        Arrays.fill(image, (byte) 0x5a);
        RawRecord raw = raw(frame("door", 2, 7, 64, 48, FrameEncoding.GRAY8, image), 9);

        DeadLetter letter = ((Checked.Bad) checker.check(raw)).letter();

        assertThat(letter.epoch()).isEqualTo(2);
        assertThat(letter.sequence()).isEqualTo(7);
        assertThat(letter.detail())
                .isEqualTo("Camera door: frame 2/7: GRAY8 of 64x48 needs 3072 bytes, but has 3071");
        assertThat(letter.head()).isNotEmpty().doesNotContain(0x5a);
    }

    @Test
    void aHostileKeyStaysShort() throws Exception {
        RawRecord raw = raw("x".repeat(1_000_000), new byte[] {1}, 9);

        assertThat(((Checked.Bad) checker.check(raw)).letter().camera()).hasSize(255);
    }

    @Test
    void anUnknownSchemaIsNeverADeadLetter() {
        byte[] value = raw(grey("door", 0, 5), 0).value();
        value[5] ^= 1;

        assertThatThrownBy(() -> checker.check(raw("door", value, 9)))
                .isInstanceOf(UnknownSchemaException.class);
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    private static RawRecord image(int width, int height, FrameEncoding encoding, int bytes) {
        return raw(frame("door", 0, 5, width, height, encoding, new byte[bytes]), 9);
    }

    private static RawRecord jpegSaying(int width, int height, byte[] jpeg) {
        return raw(frame("door", 0, 5, width, height, FrameEncoding.JPEG, jpeg), 9);
    }

    /** The same file with another size in its frame header. */
    private static byte[] resized(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        int at = 2;
        while ((changed[at + 1] & 0xff) != 0xc0) {
            at += 2 + (((changed[at + 2] & 0xff) << 8) | (changed[at + 3] & 0xff));
        }
        changed[at + 5] = (byte) (height >> 8);
        changed[at + 6] = (byte) height;
        changed[at + 7] = (byte) (width >> 8);
        changed[at + 8] = (byte) width;
        return changed;
    }

    /** The same file with empty scans before its end. */
    private static byte[] withScans(byte[] jpeg, int scans) {
        byte[] scan = {-1, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
        byte[] changed = Arrays.copyOf(jpeg, jpeg.length + scans * scan.length);
        for (int i = 0; i < scans; i++) {
            System.arraycopy(scan, 0, changed, jpeg.length - 2 + i * scan.length, scan.length);
        }
        changed[changed.length - 2] = -1;
        changed[changed.length - 1] = (byte) 0xd9;
        return changed;
    }
}
