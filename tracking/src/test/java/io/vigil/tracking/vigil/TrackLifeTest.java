package io.vigil.tracking.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Track;
import io.vigil.tracking.TrackerStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a track is shown. */
class TrackLifeTest {
    private static final VigilConfig CONFIG = VigilConfig.DEFAULTS;

    /** High enough to begin a track, too low to show it. */
    private static final double UNSURE = 0.55;

    private final Stage stage = new Stage();

    @Test
    void aSureOneIsShownAtOnce() {
        assertThat(Stage.ids(stage.see(Stage.person(100, .9)))).containsExactly(1L);
    }

    @Test
    void anUnsureOneIsShownOnceItWasSeenLongEnoughInARow() {
        List<TrackerStep> steps = stage.see(20, Stage.person(100, UNSURE));
        for (int i = 0; i < 20; i++) {
            assertThat(steps.get(i).visible().isEmpty())
                    .as("frame %d", i + 1)
                    .isEqualTo(i + 1 < CONFIG.confirmedAfter());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void whatFlickersIsNeverShown(int inARow) {
        for (int i = 0; i < 200; i++) {
            TrackerStep step =
                    i % (inARow + 1) < inARow ? stage.see(Stage.person(100, UNSURE)) : stage.see();
            assertThat(step.visible()).isEmpty();
            // Nobody has heard of it, so nobody hears of its end.
            assertThat(step.ended()).isEmpty();
        }
    }

    @Test
    void aLowScoreBeginsNothingButGoesOn() {
        double low = (CONFIG.lowScore() + CONFIG.tentativeScore()) / 2;
        assertThat(stage.see(20, Stage.person(100, low))).allMatch(s -> s.visible().isEmpty());
        assertThat(stage.state().tracklets()).isEmpty();
        stage.see(5, Stage.person(100, .9));
        assertThat(stage.see(50, Stage.person(100, low)))
                .allMatch(step -> Stage.ids(step).equals(List.of(1L)));
        double none = CONFIG.lowScore() / 2;
        assertThat(stage.see(5, Stage.person(100, none)).get(4).visible()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000, 16_667, 33_333, 40_000, 100_000})
    void whereADetectionIsMissingForAMomentTheTrackIsShownWhereItIsExpected(long frameMicros) {
        Stage video = new Stage(frameMicros);
        double speed = 60 * frameMicros / 1e6;
        for (int i = 0; i < 40; i++) {
            video.see(Stage.person(100 + i * speed, .9));
        }
        long bridged = CONFIG.bridgedFor().toNanos() / 1000 / frameMicros;
        for (int i = 40; i < 50; i++) {
            List<Track> visible = video.see().visible();
            if (i - 40 < bridged) {
                assertThat(visible).extracting(Track::score).containsExactly(0.0);
                assertThat(visible.get(0).box().left()).isCloseTo(100 + i * speed, within(3.0));
            } else {
                assertThat(visible).isEmpty();
            }
        }
        assertThat(Stage.ids(video.see(Stage.person(100 + 50 * speed, .9)))).containsExactly(1L);
    }

    @Test
    void whoWasHardlySeenIsNotShownWithoutBeingSeen() {
        stage.see(2, Stage.person(100, .9));
        assertThat(stage.see().visible()).isEmpty();
    }

    @Test
    void whoIsOutOfSightIsFoundForAsLongAsThatMayBeAndNotLonger() {
        double lostFor = CONFIG.lostFor().toNanos() / 1e9;
        stage.see(20, Stage.person(100, .9));
        stage.empty(lostFor - .1);
        assertThat(Stage.ids(stage.see(Stage.person(100, .9)))).containsExactly(1L);
        stage.see(20, Stage.person(100, .9));
        stage.empty(lostFor + .1);
        assertThat(Stage.ids(stage.see(Stage.person(100, .9)))).containsExactly(2L);
    }
}
