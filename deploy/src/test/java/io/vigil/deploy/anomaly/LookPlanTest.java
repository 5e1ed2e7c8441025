package io.vigil.deploy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LookPlanTest {
    @Property(tries = 200)
    void aDayCostsNoMoreThanAnHour(
            @ForAll @LongRange(min = 500, max = 2_000_000) long frames,
            @ForAll @IntRange(min = 2, max = 25) int rate) {
        Effort effort = Effort.fromZero(1);
        LookPlan plan = LookPlan.learning(frames, frames * 1_000_000 / rate, effort);
        long perBlock = Math.max(1, plan.blockMicros() * rate / 1_000_000);
        long blocks = frames / perBlock;
        long calibrating = blocks / plan.cycle() * perBlock;
        long learning = (frames - calibrating) / plan.stride();
        assertThat(calibrating).isLessThanOrEqualTo(effort.calibrates() + perBlock);
        assertThat(learning).isLessThanOrEqualTo(effort.learns() + plan.cycle() * perBlock);
    }

    @Test
    void allOfLittleIsLookedAt() {
        LookPlan plan = LookPlan.learning(2550, 255_000_000, Effort.fromZero(1));
        assertThat(plan.stride()).isEqualTo(1);
        assertThat(plan.cycle()).isEqualTo(4);
        assertThat(plan.calibrates(3)).isTrue();
        assertThat(plan.calibrates(4)).isFalse();
    }

    @Property(tries = 200)
    void aCalibrationOfADayCostsNoMoreThanThatOfAnHour(
            @ForAll @LongRange(min = 500, max = 2_000_000) long frames,
            @ForAll @IntRange(min = 2, max = 25) int rate) {
        LookPlan plan = LookPlan.calibrating(frames, frames * 1_000_000 / rate, Effort.CALIBRATION);
        long perBlock = Math.max(1, plan.blockMicros() * rate / 1_000_000);
        int blocks = (int) ((frames + perBlock - 1) / perBlock);
        long looked = IntStream.range(0, blocks).filter(plan::calibrates).count() * perBlock;
        assertThat(looked).isLessThanOrEqualTo(Effort.CALIBRATION + 2 * perBlock);
    }

    @Test
    void anHourIsCalibratedOnByOneBlockOfEachThreeAndNotByEveryThird() {
        LookPlan plan = LookPlan.calibrating(18_000, 3_600_000_000L, Effort.CALIBRATION);
        assertThat(plan.cycle()).isEqualTo(3);
        int[] drawn = new int[3];
        for (int group = 0; group < 40; group++) {
            int first = 3 * group;
            int[] one = IntStream.range(first, first + 3).filter(plan::calibrates).toArray();
            assertThat(one).hasSize(1);
            drawn[one[0] - first]++;
        }
        assertThat(IntStream.of(drawn)).allMatch(times -> times >= 5);
    }

    @Test
    void allOfLittleIsCalibratedOn() {
        LookPlan plan = LookPlan.calibrating(6000, 1_200_000_000, Effort.CALIBRATION);
        assertThat(IntStream.range(0, 40)).allMatch(plan::calibrates);
    }

    @Test
    void theBlocksOfARecordingAreAlike() {
        LookPlan plan = LookPlan.calibrating(1600, 160_000_000, Effort.CALIBRATION);
        assertThat(plan.blockMicros(12_000_000)).isEqualTo(12_000_001);
        assertThat(plan.blockMicros(25_000_000)).isEqualTo(8_333_334);
        assertThat(plan.blockMicros(0)).isEqualTo(10_000_000);
    }
}
