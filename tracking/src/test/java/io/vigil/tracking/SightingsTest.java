package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;
import io.vigil.tracking.motion.MotionNoise;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Motion MOTION = BoxFilter.start(box(0), MotionNoise.PUBLISHED).motion();

    @Test
    void theLastFourAreKept() {
        Sightings sightings = seen(6, 0);
        assertThat(sightings.count()).isEqualTo(6);
        assertThat(sightings.streak()).isEqualTo(6);
        assertThat(micros(sightings)).containsExactly(50, 40, 30, 20);
    }

    @Test
    void aSpacingKeepsThemFurtherApart() {
        assertThat(micros(seen(10, 25))).containsExactly(90, 60, 30, 0);
        assertThat(micros(seen(9, 25))).containsExactly(80, 60, 30, 0);
        assertThat(micros(seen(2, 25))).containsExactly(10, 0, 0, 0);
    }

    @Test
    void theOldestThatIsRecentEnoughIsFound() {
        Sightings sightings = seen(6, 0);
        assertThat(sightings.since(0).micros()).isEqualTo(20);
        assertThat(sightings.since(25).micros()).isEqualTo(30);
        assertThat(sightings.since(40).micros()).isEqualTo(40);
        assertThat(sightings.since(1000).micros()).isEqualTo(50);
    }

    @Test
    void aMissEndsTheStreakAlone() {
        Sightings missed = seen(3, 0).missed();
        assertThat(missed.streak()).isZero();
        assertThat(missed.missed()).isSameAs(missed);
        assertThat(missed.with(box(9), 90, MOTION, 0).streak()).isEqualTo(1);
        assertThat(missed.with(box(9), 90, MOTION, 0).count()).isEqualTo(4);
    }

    @Test
    void theyFollowTheCamera() {
        Affine camera = new Affine(2, 0, 5, 0, 2, -5);
        Sightings warped = seen(3, 0).warped(camera);
        assertThat(warped.last().box()).isEqualTo(camera.box(box(2)));
        assertThat(warped.fourth().box()).isEqualTo(camera.box(box(0)));
        assertThat(micros(warped)).isEqualTo(micros(seen(3, 0)));
    }

    private static Sightings seen(int count, long spacingMicros) {
        Sightings sightings = Sightings.first(box(0), 0, MOTION);
        for (int i = 1; i < count; i++) {
            sightings = sightings.with(box(i), 10L * i, MOTION, spacingMicros);
        }
        return sightings;
    }

    private static long[] micros(Sightings s) {
        return new long[] {
            s.last().micros(), s.second().micros(), s.third().micros(), s.fourth().micros()
        };
    }

    private static Box box(double left) {
        return Box.ofSize(left, 0, 30, 60);
    }
}
