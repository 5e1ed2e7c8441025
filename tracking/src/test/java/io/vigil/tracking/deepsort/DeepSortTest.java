package io.vigil.tracking.deepsort;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackerState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeepSortTest {
    private static final Embedding RED = Embedding.of(1, 0, 0);
    private static final Embedding BLUE = Embedding.of(0, 1, 0);

    private final DeepSort tracker = new DeepSort(DeepSortConfig.PUBLISHED);
    private TrackerState state = TrackerState.empty();
    private long micros;

    @Test
    void twoWhoSwapPlacesWhileHiddenAreToldApartByTheirLooks() {
        long[] before = show(RED, BLUE);
        hide(10);
        long[] after = show(BLUE, RED);
        assertThat(after).containsExactly(before[1], before[0]);
    }

    @Test
    void withoutLooksThePlaceDecides() {
        long[] before = show(Embedding.NONE, Embedding.NONE);
        hide(10);
        assertThat(show(Embedding.NONE, Embedding.NONE)).isEqualTo(before);
    }

    @Test
    void whoLooksLikeNobodyIsNewAndIsShownWhenSeenThreeTimes() {
        long[] before = show(RED, BLUE);
        hide(10);
        Embedding green = Embedding.of(0, 0, 1);
        assertThat(see(person(100, green), person(140, BLUE)))
                .extracting(Track::id)
                .containsExactly(before[1]);
        see(person(100, green), person(140, BLUE));
        assertThat(see(person(100, green), person(140, BLUE))).hasSize(2);
    }

    @Test
    void looksDoNotJoinWhatTheMotionForbids() {
        show(RED, BLUE);
        hide(1);
        assertThat(see(person(900, RED))).isEmpty();
    }

    /** The ids at left and right, after both have been seen for some frames. */
    private long[] show(Embedding left, Embedding right) {
        List<Track> visible = List.of();
        for (int i = 0; i < 10; i++) {
            visible = see(person(100, left), person(140, right));
        }
        assertThat(visible).hasSize(2);
        boolean inOrder = visible.get(0).box().left() < visible.get(1).box().left();
        long first = visible.get(0).id();
        long second = visible.get(1).id();
        return inOrder ? new long[] {first, second} : new long[] {second, first};
    }

    private void hide(int frames) {
        for (int i = 0; i < frames; i++) {
            see();
        }
    }

    private List<Track> see(Detection... detections) {
        micros += 33_333;
        var step =
                tracker.step(
                        state,
                        new FrameDetections(
                                "c",
                                0,
                                micros,
                                micros,
                                640,
                                360,
                                Affine.IDENTITY,
                                List.of(detections)));
        state = step.state();
        return step.visible();
    }

    private static Detection person(double left, Embedding looks) {
        return new Detection(Box.ofSize(left, 100, 40, 100), .9, "person", looks);
    }
}
