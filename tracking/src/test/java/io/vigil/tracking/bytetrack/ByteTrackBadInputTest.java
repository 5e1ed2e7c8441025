package io.vigil.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.association.FrameBoxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes and scores that are no numbers are refused by {@link Box} and {@link Detection}. */
class ByteTrackBadInputTest {
    private final ByteTrack tracker = new ByteTrack(ByteTrackConfig.DEFAULTS);
    private TrackerState state = TrackerState.empty();

    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,0,0",
        "1,1,0,1,1,0",
        "-1,0,0,0,1,0",
        "1e300,0,0,0,1e-300,0",
        "1,0,1e300,0,1,0",
        "1e-8,0,0,0,1e-8,0"
    })
    void aCameraMotionThatNoCameraMakesIsTakenForNone(
            double a11, double a12, double tx, double a21, double a22, double ty) {
        long id = see(0, Affine.IDENTITY, person(100)).visible().get(0).id();
        Affine camera = new Affine(a11, a12, tx, a21, a22, ty);
        for (int i = 1; i < 10; i++) {
            assertThat(see(i * 40_000L, camera, person(100)).visible())
                    .extracting(Track::id)
                    .containsExactly(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e300,10", "1e-300,10", "10,1e-300", "1e12,1e12"})
    void aBoxOfNoPossibleSizeIsNotTracked(double width, double height) {
        Detection absurd = new Detection(Box.ofSize(0, 0, width, height), .9, "person");
        for (int i = 0; i < 5; i++) {
            assertThat(see(i * 40_000L, Affine.IDENTITY, absurd, person(500)).visible()).hasSize(1);
        }
    }

    @Test
    void afterAnHourNobodyIsWhoTheyWere() {
        long id = see(0, Affine.IDENTITY, person(100)).visible().get(0).id();
        TrackerStep later = see(3_600_000_000L, Affine.IDENTITY, person(100));
        assertThat(later.ended()).extracting(TrackEnded::id).containsExactly(id);
        assertThat(later.visible()).isEmpty();
        assertThat(see(3_600_040_000L, Affine.IDENTITY, person(100)).visible())
                .extracting(Track::id)
                .containsExactly(id + 1);
    }

    @Test
    void tenThousandDetectionsAreAnsweredInTime() {
        Random random = new Random(1);
        List<Detection> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double left = random.nextInt(1900);
            many.add(new Detection(Box.ofSize(left, random.nextInt(1000), 20, 50), .9, "person"));
        }
        // All at one place is the worst case: one component, every pair allowed.
        List<Detection> same = Collections.nCopies(10_000, person(100));
        List<Detection> heap = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            heap.add(person(100 + random.nextGaussian()));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (List<Detection> crowd : List.of(many, many, same, same, heap, heap)) {
                        long micros = state.clockMicros() < 0 ? 0 : state.clockMicros() + 40_000;
                        TrackerStep step =
                                see(micros, Affine.IDENTITY, crowd.toArray(Detection[]::new));
                        assertThat(step.visible()).hasSizeLessThanOrEqualTo(FrameBoxes.MOST);
                    }
                });
    }

    private TrackerStep see(long micros, Affine camera, Detection... detections) {
        TrackerStep step =
                tracker.step(
                        state,
                        new FrameDetections(
                                "c", 0, micros, micros, 640, 360, camera, List.of(detections)));
        state = step.state();
        return step;
    }

    private static Detection person(double left) {
        return new Detection(Box.ofSize(left, 100, 40, 100), .9, "person");
    }
}
