package io.vigil.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.CameraConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir Path folder;

    private void image(String name, int i) {
        opencv_imgcodecs.imwrite(folder.resolve(name).toString(), Film.image(i, 64, 48));
    }

    @Test
    void imagesComeInTheOrderThatPeopleSee() throws Exception {
        image("frame10.png", 10);
        image("frame9.bmp", 9);
        image("frame1.png", 1);
        Files.writeString(folder.resolve("notes.txt"), "not an image");
        List<Integer> greys = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        try (FrameSource source = Sources.open(Configs.rate(folder.toString(), 10))) {
            for (Captured c = source.next(); c != null; c = source.next()) {
                greys.add(Film.centreGrey(c.image()));
                times.add(c.sourceMicros());
            }
        }
        assertThat(greys).containsExactly(Film.grey(1), Film.grey(9), Film.grey(10));
        assertThat(times).containsExactly(0L, 100_000L, 200_000L);
    }

    @Test
    void namesOfSixteenDigitsAreCaptureTimes() throws Exception {
        image("1764130800000000.png", 1);
        image("1764130800140000.png", 2);
        image("1764130807000000.png", 3);
        List<Long> times = new ArrayList<>();
        try (FrameSource source = Sources.open(Configs.rate(folder.toString(), 10))) {
            for (Captured c = source.next(); c != null; c = source.next()) {
                times.add(c.sourceMicros());
            }
            assertThat(source.originMicros()).isEqualTo(1_764_130_800_000_000L);
            assertThat(source.length().micros()).isEqualTo(7_000_000);
        }
        assertThat(times).containsExactly(0L, 140_000L, 7_000_000L);
    }

    @Test
    void aDamagedImageIsLeftOutAndCountedAndKeepsItsPlaceInTime() throws Exception {
        image("1.png", 1);
        Files.write(folder.resolve("2.png"), new byte[] {1, 2, 3});
        Files.createFile(folder.resolve("3.jpg"));
        image("4.png", 4);
        try (FrameSource source = Sources.open(CameraConfig.of("gate", folder.toString()))) {
            assertThat(source.next().sourceMicros()).isZero();
            assertThat(source.shed()).isEmpty();
            assertThat(source.next().sourceMicros()).isEqualTo(120_000);
            assertThat(source.shed()).containsEntry(ImageFolder.UNREADABLE, 2L);
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void aFolderOfDamagedImagesIsAnError() throws Exception {
        Files.write(folder.resolve("1.png"), new byte[] {1, 2, 3});
        try (FrameSource source = Sources.open(CameraConfig.of("gate", folder.toString()))) {
            assertThatThrownBy(source::next)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("none of its 1 images can be decoded");
        }
    }

    @Property
    void naturalOrderIsAnOrder(@ForAll String a, @ForAll String b, @ForAll String c) {
        assertThat(Integer.signum(NaturalOrder.compare(a, b)))
                .isEqualTo(-Integer.signum(NaturalOrder.compare(b, a)));
        if (NaturalOrder.compare(a, b) <= 0 && NaturalOrder.compare(b, c) <= 0) {
            assertThat(NaturalOrder.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    @Property
    void numbersCountByValue(@ForAll int a, @ForAll int b) {
        String left = "f" + Integer.toUnsignedString(a) + ".png";
        String right = "f" + Integer.toUnsignedString(b) + ".png";
        assertThat(Integer.signum(NaturalOrder.compare(left, right)))
                .isEqualTo(Integer.signum(Integer.compareUnsigned(a, b)));
    }
}
