package io.vigil.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.FrameEncoding;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void anImageThatNeedsNothingIsNotCopied() {
        Mat image = Film.image(3, 161, 91);
        FrameShaper shaper = new FrameShaper(Configs.shape(161, FrameEncoding.JPEG, List.of()));
        assertThat(shaper.shape(image)).isSameAs(image);
    }

    @Property(tries = 100)
    void scalingKeepsTheAspectAndGivesEvenSides(
            @ForAll @IntRange(min = 8, max = 300) int width,
            @ForAll @IntRange(min = 8, max = 300) int height,
            @ForAll @IntRange(min = 4, max = 200) int maxWidth) {
        FrameShaper shaper =
                new FrameShaper(Configs.shape(maxWidth, FrameEncoding.NV12, List.of()));
        Mat shaped = shaper.shape(Film.image(1, width, height));
        assertThat(shaped.cols() % 2).isZero();
        assertThat(shaped.rows() % 2).isZero();
        assertThat(shaped.cols()).isLessThanOrEqualTo(Math.max(maxWidth, 2));
        double scale = width > maxWidth ? (double) (maxWidth & ~1) / width : 1;
        assertThat(Math.abs(shaped.rows() - height * scale)).isLessThanOrEqualTo(2.5);
        assertThat(shaped.isContinuous()).isTrue();
    }

    @Test
    void masksAreBlackInWhatLeavesAndNotInWhatCame() {
        List<Double> triangle = List.of(0.5, 0.5, 1.0, 0.5, 1.0, 1.0);
        FrameShaper shaper =
                new FrameShaper(Configs.shape(80, FrameEncoding.JPEG, List.of(triangle)));
        Mat image = Film.image(5, 160, 120);
        for (int time = 0; time < 2; time++) {
            Mat shaped = shaper.shape(image);
            assertThat(shaped.cols()).isEqualTo(80);
            try (UByteIndexer pixels = shaped.createIndexer()) {
                assertThat(pixels.get(40, 70, 1)).isZero();
                assertThat(pixels.get(31, 79, 0)).isZero();
                assertThat(pixels.get(20, 70, 1)).isEqualTo(Film.grey(5));
                assertThat(pixels.get(55, 45, 1)).isEqualTo(Film.grey(5));
            }
        }
        assertThat(Film.centreGrey(image)).isEqualTo(Film.grey(5));
    }

    @Test
    void aMaskThatIsNoPolygonIsRefused() {
        List<List<Double>> wrong =
                List.of(
                        List.of(0.0, 0.0, 1.0, 1.0),
                        List.of(0.0, 0.0, 1.0, 1.0, 0.5),
                        List.of(0.0, 0.0, 1.0, 1.0, 0.5, 120.0),
                        List.of(0.0, 0.0, 1.0, 1.0, 0.5, Double.NaN));
        for (List<Double> mask : wrong) {
            assertThatThrownBy(
                            () ->
                                    new FrameShaper(
                                            Configs.shape(0, FrameEncoding.JPEG, List.of(mask))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 3 points");
        }
    }

    private static int kept(Sampling sampling, long frames, double rate, long jitterMicros) {
        int kept = 0;
        for (long i = 0; i < frames; i++) {
            long jitter = i % 3 == 0 ? 0 : i % 3 == 1 ? jitterMicros : -jitterMicros;
            long at = 1_700_000_000_000_000L + Math.round(i * 1e6 / rate) + jitter;
            if (sampling.keeps(at)) {
                sampling = sampling.kept(at);
                kept++;
            }
        }
        return kept;
    }

    @Property
    void samplingKeepsTheTargetRate(
            @ForAll @DoubleRange(min = 1, max = 30) double target,
            @ForAll @DoubleRange(min = 30, max = 60) double rate) {
        int kept = kept(Sampling.at(target), 600, rate, 0);
        assertThat((double) kept).isBetween(600 * target / rate - 2, 600 * target / rate + 2);
    }

    @Test
    void aCameraAtTheTargetRateLosesNothingToJitter() {
        assertThat(kept(Sampling.at(25), 1000, 25, 15_000)).isEqualTo(1000);
        assertThat(kept(Sampling.at(0), 1000, 25, 15_000)).isEqualTo(1000);
        assertThat(kept(Sampling.at(50), 1000, 25, 8_000)).isEqualTo(1000);
    }

    @Property
    void waitsGrowToHalfAMinuteAndAreTheSameForTheSameSeed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int failures) {
        Duration delay = new Backoff(seed, -1).delay(failures);
        assertThat(delay).isEqualTo(new Backoff(seed, -1).delay(failures));
        assertThat(delay).isBetween(Duration.ofMillis(250), Duration.ofSeconds(30));
        if (failures > 7) {
            assertThat(delay).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void retriesAreCounted() {
        assertThat(new Backoff(1, 2).allows(2)).isTrue();
        assertThat(new Backoff(1, 2).allows(3)).isFalse();
        assertThat(new Backoff(1, 0).allows(1)).isFalse();
        assertThat(new Backoff(1, -1).allows(1_000_000)).isTrue();
    }

    @Property
    void paceNeverWaitsLongAndFollowsTheSource(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long clock,
            @ForAll long anything) {
        Pace pace = new Pace();
        assertThat(pace.waitMicros(500, clock)).isZero();
        assertThat(pace.waitMicros(40_500, clock + 10_000)).isEqualTo(30_000);
        assertThat(pace.waitMicros(80_500, clock + 200_000)).isZero();
        assertThat(pace.waitMicros(anything, clock + 200_000)).isBetween(0L, 10_000_000L);
    }
}
