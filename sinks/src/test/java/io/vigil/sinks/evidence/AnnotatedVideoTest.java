package io.vigil.sinks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.Track;
import io.vigil.tracking.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedVideoTest {
    private static final long START = 1_700_000_000_000_000L;

    @TempDir Path folder;

    @Test
    void variableFrameTimesAndAChangeOfSizeGiveOnePlayableVideo() throws Exception {
        Path file = folder.resolve("annotated.mp4");
        long[] millis = {0, 100, 130, 400, 1000, 1100, 2500};
        try (AnnotatedVideo video = new AnnotatedVideo(file, "door", ZoneOffset.UTC)) {
            for (int i = 0; i < millis.length; i++) {
                int width = i < 4 ? 641 : 320;
                try (Mat picture = TestScene.picture(width, 360, i)) {
                    long at = START + millis[i] * 1000;
                    video.frame(picture, 0, i, at, TestScene.walkers(i, at, width, 360));
                }
            }
            assertThat(file).doesNotExist();
            assertThat(folder.resolve("annotated.mp4.part")).exists();
        }
        assertThat(folder.resolve("annotated.mp4.part")).doesNotExist();
        assertThat(times(file)).containsExactly(0L, 100L, 130L, 400L, 1000L, 1100L, 2500L);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            assertThat(grabber.getImageWidth()).isEqualTo(640);
            assertThat(grabber.getImageHeight()).isEqualTo(360);
        }
    }

    @Test
    void whatIsWrittenSoFarPlaysShouldTheProcessDie() throws Exception {
        Path file = folder.resolve("annotated.mp4");
        Path copy = folder.resolve("copy.mp4");
        try (AnnotatedVideo video = new AnnotatedVideo(file, "door", ZoneOffset.UTC)) {
            for (int i = 0; i < 100; i++) {
                try (Mat picture = TestScene.picture(640, 360, i)) {
                    long at = START + i * 100_000L;
                    video.frame(picture, 0, i, at, TestScene.walkers(i, at, 640, 360));
                }
            }
            Files.copy(folder.resolve("annotated.mp4.part"), copy);
        }
        assertThat(times(copy)).hasSizeGreaterThan(60);
        assertThat(times(file)).hasSize(100);
    }

    @Test
    void boxesAreDrawnWhereTheyAreAndTheGivenPictureStaysAsItIs() throws Exception {
        Track track = new Track("door", 0, 0, START, 1, new Box(100, 80, 180, 300), 0.9, "person");
        try (Mat picture = TestScene.picture(640, 360, 0);
                Mat drawn = picture.clone();
                Annotator annotator = new Annotator()) {
            byte[] before = Pictures.toJpeg(picture, 90);
            annotator.draw(drawn, List.of(track), List.of());
            assertThat(Pictures.toJpeg(picture, 90)).isEqualTo(before);
            // Palette colour 1 is #E69F00: BGR 0, 159, 230 on the left edge.
            assertThat(drawn.ptr(200, 100).get(0) & 0xFF).isLessThan(40);
            assertThat(drawn.ptr(200, 100).get(2) & 0xFF).isGreaterThan(200);
        }
    }

    @Test
    void bonesAreDrawnBetweenSurePointsAlone() throws Exception {
        List<Keypoint> points = new ArrayList<>(Collections.nCopies(17, new Keypoint(0, 0, 0.1)));
        points.set(5, new Keypoint(120, 150.5, 0.9));
        points.set(7, new Keypoint(160, 150.5, 0.9));
        points.set(6, new Keypoint(120, 250.5, 0.9));
        points.set(8, new Keypoint(160, 250.5, 0.2));
        Track track =
                new Track(
                        "door",
                        0,
                        0,
                        START,
                        1,
                        new Box(100, 80, 180, 300),
                        0.9,
                        "person",
                        List.of(),
                        points);
        try (Mat picture = TestScene.picture(640, 360, 0);
                Annotator annotator = new Annotator()) {
            int unsure = picture.ptr(250, 140).get(2) & 0xFF;
            annotator.draw(picture, List.of(track), List.of());
            assertThat(picture.ptr(150, 140).get(2) & 0xFF).isGreaterThan(200);
            assertThat(picture.ptr(150, 140).get(0) & 0xFF).isLessThan(40);
            assertThat(picture.ptr(250, 140).get(2) & 0xFF).isEqualTo(unsure);
        }
    }

    @Test
    void aTrackIsNamedByWhatItIsNotByWhatItIsNot() {
        Track track =
                new Track(
                        "door",
                        0,
                        0,
                        START,
                        7,
                        new Box(100, 80, 180, 300),
                        0.9,
                        "person",
                        List.of(
                                new Trait("backpack", "yes", 0.8, 3),
                                new Trait("coat", "red", 0.6, 3),
                                new Trait("hat", "no", 0.9, 3),
                                new Trait("shoes", "a-word-of-many-letters", 0.9, 3),
                                new Trait("trousers", "black", 0.9, 3)),
                        List.of());
        assertThat(Naming.of(track)).isEqualTo("7 person backpack, red, a-word-of-many-.");
    }

    @Test
    void nothingSeenAtAllLeavesNoFile() throws Exception {
        new AnnotatedVideo(folder.resolve("a.mp4"), "door", ZoneOffset.UTC).close();
        assertThat(folder).isEmptyDirectory();
    }

    private static List<Long> times(Path file) throws Exception {
        List<Long> millis = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            for (Frame frame; (frame = grabber.grabImage()) != null; ) {
                millis.add(Math.round(frame.timestamp / 1000.0));
            }
        }
        return millis;
    }
}
