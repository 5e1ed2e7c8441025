package io.vigil.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.CameraConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFileTest {
    @TempDir Path folder;

    private static FrameSource open(Path file) throws SourceException {
        return Sources.open(CameraConfig.of("gate", file.toString()));
    }

    private static int readAll(FrameSource source) throws SourceException {
        int frames = 0;
        while (source.next() != null) {
            frames++;
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.avi", "a.mov", "ä 1:2.mp4"})
    void everyFrameComesInOrderWithItsTime(String fileName) throws Exception {
        Path file = Film.mp4(folder.resolve("x" + fileName.substring(fileName.indexOf('.'))), 60);
        Path named = folder.resolve(fileName.startsWith("ä") ? "b 1:2.mp4" : fileName);
        Files.move(file, named);
        try (FrameSource source = open(named)) {
            assertThat(source.live()).isFalse();
            for (int i = 0; i < 60; i++) {
                Captured captured = source.next();
                assertThat(Film.centreGrey(captured.image())).isCloseTo(Film.grey(i), within(5));
                assertThat(Film.red(captured.image(), 10, 10)).isTrue();
                assertThat(captured.sourceMicros()).isCloseTo(i * 40_000L, within(1000L));
                assertThat(captured.image().isContinuous()).isTrue();
            }
            assertThat(source.next()).isNull();
            assertThat(source.shed()).isEmpty();
        }
    }

    @Test
    void oddSizesHaveRowsWithoutPadding() throws Exception {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        for (int i = 0; i < 10; i++) {
            images.write(Film.jpeg(i, 161, 91));
        }
        Path file = Files.write(folder.resolve("odd.mjpeg"), images.toByteArray());
        try (FrameSource source = open(file)) {
            Mat image = source.next().image();
            assertThat(image.cols()).isEqualTo(161);
            assertThat(image.rows()).isEqualTo(91);
            assertThat(image.step()).isEqualTo(3 * 161);
            assertThat(Film.red(image, 5, 5)).isTrue();
            assertThat(readAll(source)).isEqualTo(9);
        }
    }

    @Test
    void aRecordingFilmedOnItsSideIsSetUpright() throws Exception {
        Path file = folder.resolve("phone.mp4");
        try (FFmpegFrameRecorder recorder = Film.recorder(file.toString(), null, 160, 120)) {
            // The picture is shown turned clockwise by 90 degrees: red goes to the top right.
            recorder.setDisplayRotation(-90);
            recorder.start();
            Film.record(recorder, 0, 10, 160, 120, i -> i);
        }
        try (FrameSource source = open(file)) {
            Mat image = source.next().image();
            assertThat(image.cols()).isEqualTo(120);
            assertThat(image.rows()).isEqualTo(160);
            assertThat(Film.red(image, 110, 10)).isTrue();
            assertThat(Film.red(image, 10, 10)).isFalse();
        }
    }

    @Test
    void aVideoWhoseSizeChangesMidwayGoesOnAtTheNewSize() throws Exception {
        // Transport streams may simply be joined.
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int[][] sizes = {{160, 120}, {320, 240}, {96, 64}};
        for (int[] size : sizes) {
            Path part = folder.resolve(size[0] + ".ts");
            try (FFmpegFrameRecorder recorder =
                    Film.recorder(part.toString(), "mpegts", size[0], size[1])) {
                recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG2VIDEO);
                recorder.start();
                Film.record(recorder, 0, 20, size[0], size[1], i -> i);
            }
            joined.write(Files.readAllBytes(part));
        }
        Path file = folder.resolve("joined.ts");
        Files.write(file, joined.toByteArray());
        int[] frames = new int[3];
        try (FrameSource source = open(file)) {
            for (Captured c = source.next(); c != null; c = source.next()) {
                for (int i = 0; i < 3; i++) {
                    if (c.image().cols() == sizes[i][0]) {
                        assertThat(c.image().rows()).isEqualTo(sizes[i][1]);
                        frames[i]++;
                    }
                }
            }
        }
        // This codec holds one picture back, and drops it where the size changes.
        assertThat(frames).containsExactly(19, 19, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut.mp4", "cut.mkv", "cut.avi"})
    void aTruncatedVideoGivesWhatItHasAndSaysHowFarItGot(String fileName) throws Exception {
        Path whole = folder.resolve("whole-" + fileName);
        Film.write(whole, 200, 160, 120, Map.of("movflags", "faststart"));
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve(fileName), Arrays.copyOf(bytes, bytes.length / 2));
        try (FrameSource source = open(file)) {
            int frames = 0;
            SourceException end = null;
            while (end == null) {
                try {
                    assertThat(source.next()).as("an error, not the end").isNotNull();
                    frames++;
                } catch (SourceException broken) {
                    end = broken;
                }
            }
            assertThat(frames).isBetween(50, 150);
            assertThat(end.retryable()).isFalse();
            assertThat(end)
                    .hasMessageContaining("Camera gate")
                    .hasMessageContaining(fileName + " is cut off")
                    .hasMessageMatching("(?s).*: %d( of 200)? frames .*".formatted(frames))
                    .hasMessageContaining("of 8.0 s");
        }
    }

    @Test
    void aVideoCutBeforeItsIndexIsNoVideo() throws Exception {
        Path whole = Film.mp4(folder.resolve("whole.mp4"), 100);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(file, "is not a video that can be read", "complete video file");
    }

    @Test
    void badFilesAreRefusedInWords() throws Exception {
        Path folderOfNothing = Files.createDirectory(folder.resolve("nothing"));
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello\n".repeat(100));
        Path renamed = Files.write(folder.resolve("renamed.mp4"), new byte[5000]);
        assertRefused(folder.resolve("none.mp4"), "does not exist", "check the path");
        assertRefused(empty, "is empty (0 bytes)", "record it again");
        assertRefused(text, "is not a video");
        assertRefused(renamed, "is not a video");
        assertRefused(folderOfNothing, "holds no images", "jpeg, jpg, pgm, png");
        assertThatThrownBy(() -> Sources.open(CameraConfig.of("gate", "ftp://me:pw@host/x")))
                .hasMessage(
                        "Camera gate: ftp://***@host/x has unknown scheme 'ftp'; needed is a file,"
                                + " a folder of images, rtsp://, http:// (HLS or MJPEG) or device:N");
    }

    @Test
    void anUnreadableFileIsRefused() throws Exception {
        Path file = Film.mp4(folder.resolve("secret.mp4"), 5);
        Assumptions.assumeTrue(file.toFile().setReadable(false), "file modes work here");
        Assumptions.assumeFalse(Files.isReadable(file), "not run by the superuser");
        assertRefused(file, "cannot be read by this user", "give it read permission");
    }

    @Test
    void aSoundRecordingIsRefused() throws Exception {
        // 44 bytes of header and silence.
        byte[] wav = new byte[44 + 8000];
        byte[] head = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, wav, 0, head.length);
        byte[] rest = {16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0};
        System.arraycopy(rest, 0, wav, 16, rest.length);
        System.arraycopy("data".getBytes(StandardCharsets.ISO_8859_1), 0, wav, 36, 4);
        wav[40] = 0x40;
        wav[41] = 0x1f;
        assertRefused(Files.write(folder.resolve("a.wav"), wav), "it holds no video");
    }

    private static void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.retryable()).isFalse())
                .hasMessageStartingWith("Camera gate: " + file)
                .message()
                .contains(words);
    }

    @Test
    void timeBeginsAtTheContainersCreationOrAConstantOrAsConfigured() throws Exception {
        Path plain = Film.mp4(folder.resolve("plain.mp4"), 5);
        Path dated = folder.resolve("dated.mp4");
        try (FFmpegFrameRecorder recorder = Film.recorder(dated.toString(), null, 160, 120)) {
            recorder.setMetadata("creation_time", "2024-03-01T10:20:30.500000Z");
            recorder.start();
            Film.record(recorder, 0, 5, 160, 120, i -> i);
        }
        assertThat(origin(CameraConfig.of("c", plain.toString())))
                .isEqualTo(Instant.parse("2000-01-01T00:00:00Z").toEpochMilli() * 1000);
        assertThat(origin(CameraConfig.of("c", dated.toString())))
                .isBetween(
                        Instant.parse("2024-03-01T10:20:30Z").toEpochMilli() * 1000,
                        Instant.parse("2024-03-01T10:20:30.5Z").toEpochMilli() * 1000);
        assertThat(origin(Configs.startedAt(dated.toString(), 77))).isEqualTo(77);
    }

    private static long origin(CameraConfig config) throws SourceException {
        try (FrameSource source = Sources.open(config)) {
            return source.originMicros();
        }
    }

    @Test
    void inRealTimeWhatNobodyTakesIsCountedAndNothingElseIsLost() throws Exception {
        Path file = Film.mp4(folder.resolve("paced.mp4"), 50);
        long began = System.nanoTime();
        int frames = 0;
        long last = -1;
        try (FrameSource source = Sources.open(Configs.realTime(file.toString()))) {
            assertThat(source.live()).isTrue();
            assertThat(source.originMicros()).isPositive();
            for (Captured c = source.next(); c != null; c = source.next()) {
                frames++;
                long shed = source.shed().getOrDefault(BufferedSource.NOT_TAKEN, 0L);
                // What is shed before an image accounts exactly for the gap before it.
                assertThat(Math.round(c.sourceMicros() / 40_000.0)).isEqualTo(frames - 1 + shed);
                assertThat(Film.centreGrey(c.image()))
                        .isCloseTo(Film.grey((int) (frames - 1 + shed)), within(5));
                assertThat(c.sourceMicros()).isGreaterThan(last);
                last = c.sourceMicros();
                if (frames == 10) {
                    Thread.sleep(600);
                }
            }
            assertThat(frames + source.shed().get(BufferedSource.NOT_TAKEN)).isEqualTo(50);
        }
        assertThat(System.nanoTime() - began).isBetween(1_900_000_000L, 4_000_000_000L);
    }

    @Test
    void aClosedSourceEndsAWaitingRead() throws Exception {
        Path file = Film.mp4(folder.resolve("closed.mp4"), 50);
        FrameSource source = Sources.open(Configs.realTime(file.toString()));
        source.next();
        source.close();
        assertThat(source.next()).isNull();
        FrameSource direct = open(file);
        direct.next();
        direct.close();
        assertThat(direct.next()).isNull();
    }
}
