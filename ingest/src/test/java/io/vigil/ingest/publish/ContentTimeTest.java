package io.vigil.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContentTimeTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long SECOND_MICROS = 1_000_000L;

    @Property
    void noFrameIsAdmittedAtOrBeforeWhatAHeartbeatClaimed(
            @ForAll @Size(max = 60) java.util.List<@IntRange(min = -20, max = 40) Integer> steps) {
        ContentTime time = new ContentTime(Long.MIN_VALUE);
        long now = 0;
        long frame = 0;
        long claimed = Long.MIN_VALUE;
        for (int step : steps) {
            now += SECOND_NANOS;
            if (step < 0) {
                long claim = time.claim(now);
                assertThat(claim).isGreaterThanOrEqualTo(claimed);
                claimed = claim;
            } else {
                frame += step * SECOND_MICROS / 20;
                if (time.admit(frame, now)) {
                    assertThat(frame).isGreaterThan(claimed);
                }
            }
        }
    }

    @Test
    void aBurstWithinTheGraceIsNotLate() {
        ContentTime time = new ContentTime(Long.MIN_VALUE);
        assertThat(time.admit(0, 0)).isTrue();
        for (int second = 1; second <= 4; second++) {
            assertThat(time.claim(second * SECOND_NANOS)).isZero();
        }
        assertThat(time.admit(40_000, 5 * SECOND_NANOS)).isTrue();
    }

    @Test
    void aCameraThatIsNotThereYetMovesTimeOnByTheWallClock() {
        ContentTime time = new ContentTime(30 * SECOND_MICROS);
        time.await(100 * SECOND_MICROS, 0);
        assertThat(time.claim(0)).isEqualTo(95 * SECOND_MICROS);
        time.await(500 * SECOND_MICROS, SECOND_NANOS);
        assertThat(time.claim(10 * SECOND_NANOS)).isEqualTo(105 * SECOND_MICROS);
        assertThat(time.admit(105 * SECOND_MICROS, 10 * SECOND_NANOS)).isFalse();
        assertThat(time.admit(111 * SECOND_MICROS, 11 * SECOND_NANOS)).isTrue();
        assertThat(time.claim(12 * SECOND_NANOS)).isEqualTo(111 * SECOND_MICROS);
    }

    @Test
    void timeThatTheLogHasReachedIsNeverClaimedAgain() {
        ContentTime time = new ContentTime(200 * SECOND_MICROS);
        time.await(100 * SECOND_MICROS, 0);
        assertThat(time.claim(SECOND_NANOS)).isEqualTo(200 * SECOND_MICROS);
        assertThat(time.admit(150 * SECOND_MICROS, SECOND_NANOS)).isFalse();
    }

    @Test
    void silenceMovesTimeOnAtADistance() {
        ContentTime time = new ContentTime(Long.MIN_VALUE);
        time.admit(0, 0);
        assertThat(time.claim(65 * SECOND_NANOS)).isEqualTo(60 * SECOND_MICROS);
        assertThat(time.admit(60 * SECOND_MICROS, 66 * SECOND_NANOS)).isFalse();
        assertThat(time.admit(60 * SECOND_MICROS + 1, 66 * SECOND_NANOS)).isTrue();
    }
}
