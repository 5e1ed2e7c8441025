package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.StaleFrameException;
import io.vigil.tracking.Track;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.association.FrameBoxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each has one answer, the same of every tracker. */
class BadInputTest {
    private static final String NAMES = "io.vigil.tracking.algorithms.Trackers#NAMES";
    private static final long FRAME_MICROS = 40_000;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private static final List<Affine> IMPOSSIBLE =
            List.of(
                    new Affine(0, 0, 0, 0, 0, 0),
                    new Affine(1, 1, 0, 1, 1, 0),
                    new Affine(-1, 0, 0, 0, 1, 0),
                    new Affine(1e300, 0, 0, 0, 1e-300, 0),
                    new Affine(1, 0, 1e300, 0, 1, 0),
                    new Affine(1e-8, 0, 0, 0, 1e-8, 0),
                    new Affine(1, 1e200, 0, 0, 1, 0),
                    new Affine(1, 0, 0, 50, 1, 0));

    private TrackerState state = TrackerState.empty();
    private long micros;

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -3})
    void aBoxThatIsNoneIsRefused(double right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(0, 0, right, 5))
                .withMessageContaining("right=" + right);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
    void aScoreOutsideTheUnitIntervalIsRefused(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Detection(new Box(0, 0, 5, 5), score, "person"))
                .withMessageContaining("score in [0, 1], but was " + score);
    }

    @Test
    void anEmbeddingOfNoDirectionIsNone() {
        assertThat(Embedding.of(Float.NaN, 1)).isEqualTo(Embedding.NONE);
        assertThat(Embedding.of(Float.POSITIVE_INFINITY, 1)).isEqualTo(Embedding.NONE);
        assertThat(Embedding.of(0, 0)).isEqualTo(Embedding.NONE);
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void aFrameOutOfOrderOrRepeatedIsRefusedAndChangesNothing(String name) {
        Tracker tracker = Trackers.named(name);
        establish(tracker);
        for (long stale : new long[] {micros, micros - FRAME_MICROS, -1}) {
            assertThatThrownBy(() -> tracker.step(state, frame(stale, person(100))))
                    .isInstanceOf(StaleFrameException.class)
                    .hasMessageContaining("Camera c")
                    .hasMessageContaining(stale + " us");
        }
        assertThat(see(tracker, person(100)).visible()).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void afterAnHourNobodyIsWhoTheyWere(String name) {
        Tracker tracker = Trackers.named(name);
        long id = establish(tracker);
        micros += HOUR_MICROS;
        TrackerStep later = see(tracker, person(100));
        assertThat(later.ended()).singleElement().matches(end -> end.id() == id);
        assertThat(later.state().tracklets()).noneMatch(tracklet -> tracklet.id() == id);
        assertThat(establish(tracker)).isGreaterThan(id);
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void aDayWithoutDetectionsLeavesNothingBehind(String name) {
        Tracker tracker = Trackers.named(name);
        establish(tracker);
        int ended = 0;
        for (int second = 0; second < 24 * 3600; second++) {
            micros += 1_000_000;
            ended += see(tracker).ended().size();
        }
        assertThat(ended).isEqualTo(1);
        assertThat(state.tracklets()).isEmpty();
        assertThat(establish(tracker)).isGreaterThan(1);
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void tenThousandDetectionsAreAnsweredInTime(String name) {
        Tracker tracker = Trackers.named(name);
        Random random = new Random(1);
        List<Detection> many = new ArrayList<>();
        List<Detection> heap = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Box box = Box.ofSize(random.nextInt(1900), random.nextInt(1000), 20, 50);
            many.add(new Detection(box, .9, "person"));
            heap.add(person(100 + random.nextGaussian()));
        }
        // All at one place is the worst case: one component, every pair allowed.
        List<Detection> same = Collections.nCopies(10_000, person(100));
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    for (List<Detection> crowd : List.of(heap, heap, many, many, same, same)) {
                        TrackerStep step = see(tracker, crowd.toArray(Detection[]::new));
                        assertThat(step.visible().stream().filter(t -> t.score() > 0).count())
                                .isLessThanOrEqualTo(FrameBoxes.MOST);
                    }
                });
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void aCameraMotionThatNoCameraMakesIsTakenForNone(String name) {
        Tracker tracker = Trackers.named(name);
        long id = establish(tracker);
        for (Affine camera : IMPOSSIBLE) {
            micros += FRAME_MICROS;
            FrameDetections frame = Crowd.with(frame(micros), camera, List.of(person(100)));
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            assertThat(step.visible()).extracting(Track::id).containsExactly(id);
        }
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void aBoxOfNoPossibleSizeIsNotTracked(String name) {
        Tracker tracker = Trackers.named(name);
        establish(tracker);
        for (double[] size :
                new double[][] {{1e300, 10}, {1e-300, 10}, {10, 1e-300}, {1e12, 1e12}}) {
            Detection absurd = new Detection(Box.ofSize(0, 0, size[0], size[1]), .9, "person");
            for (int i = 0; i < 5; i++) {
                assertThat(see(tracker, absurd, person(100)).visible()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void anEmbeddingOfAnotherLengthBeginsAnewAndTheTrackGoesOn(String name) {
        Tracker tracker = Trackers.named(name);
        Embedding three = Embedding.of(1, 0, 0);
        Embedding five = Embedding.of(0, 1, 0, 0, 0);
        for (int i = 0; i < 5; i++) {
            see(tracker, person(100).withEmbedding(three));
        }
        long id = state.tracklets().get(0).id();
        for (Embedding next : List.of(five, Embedding.NONE, three, five)) {
            TrackerStep step = see(tracker, person(100).withEmbedding(next));
            assertThat(step.visible()).extracting(Track::id).containsExactly(id);
            Tracklet tracklet = state.tracklets().get(0);
            if (tracklet.appearance().isPresent() && next.isPresent()) {
                assertThat(tracklet.appearance().mean()).isEqualTo(next);
                assertThat(tracklet.appearance().views()).hasSize(1);
            }
        }
    }

    /** Somebody is seen until the tracker shows it. */
    private long establish(Tracker tracker) {
        for (int i = 0; i < 5; i++) {
            List<Track> visible = see(tracker, person(100)).visible();
            if (i == 4) {
                assertThat(visible).hasSize(1);
                return visible.get(0).id();
            }
        }
        throw new AssertionError();
    }

    private TrackerStep see(Tracker tracker, Detection... detections) {
        micros += FRAME_MICROS;
        TrackerStep step = tracker.step(state, frame(micros, detections));
        state = step.state();
        return step;
    }

    private static FrameDetections frame(long at, Detection... detections) {
        return new FrameDetections(
                "c", 0, Math.max(0, at), at, 640, 360, Affine.IDENTITY, List.of(detections));
    }

    private static Detection person(double left) {
        return new Detection(Box.ofSize(left, 100, 40, 100), .9, "person");
    }
}
