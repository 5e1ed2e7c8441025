package io.vigil.deploy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.learning.CameraLearning.Stage;
import io.vigil.deploy.learning.Learning.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    private static final long MINUTE = 60_000_000;

    private final Learning learning =
            new Learning(new LearningSettings(Duration.ofMinutes(10), 10));
    private final List<Order> orders = new ArrayList<>();
    private CameraLearning state = learning.begun();
    private long clock = 1_700_000_000_000_000L;

    private void take(Learning.Step step) {
        state = step.state();
        orders.addAll(step.orders());
    }

    private void watch(long micros, long step) {
        for (long end = clock + micros; clock < end; clock += step) {
            take(learning.frame(state, clock));
        }
    }

    private void health(String... open) {
        take(learning.health(state, new TreeSet<>(List.of(open))));
    }

    @Test
    void aCameraRecordsTrainsAndIsDeployed() {
        watch(9 * MINUTE, 40_000);
        assertThat(state.stage()).isEqualTo(Stage.WARM_UP);
        assertThat(orders).hasSizeBetween(4400, 5400).containsOnly(Order.RECORD);
        watch(2 * MINUTE, 40_000);
        assertThat(state.stage()).isEqualTo(Stage.TRAINING);
        assertThat(orders).containsOnlyOnce(Order.TRAIN).endsWith(Order.TRAIN);
        take(learning.trained(state, "gate-1"));
        assertThat(state.stage()).isEqualTo(Stage.DEPLOYED);
        assertThat(orders).endsWith(Order.DISCARD);
        orders.clear();
        watch(20 * MINUTE, 100_000);
        assertThat(orders).isEmpty();
    }

    @Test
    void timeInWhichTheCameraIsBlindOrAwayIsNotFootage() {
        watch(5 * MINUTE, 100_000);
        health("camera-dark");
        watch(30 * MINUTE, 100_000);
        health();
        clock += 60 * MINUTE;
        watch(4 * MINUTE, 100_000);
        assertThat(state.stage()).isEqualTo(Stage.WARM_UP);
        assertThat(state.recordedMicros()).isBetween(9 * MINUTE - 1_000_000, 9 * MINUTE);
        assertThat(orders).hasSizeBetween(5390, 5410);
    }

    @Test
    void aCameraThatHasMovedLearnsAnewAndOneThatComesBackHasWhatItHad() {
        watch(11 * MINUTE, 100_000);
        take(learning.trained(state, "gate-1"));
        orders.clear();
        health("camera-moved");
        assertThat(state.stage()).isEqualTo(Stage.WARM_UP);
        assertThat(orders).containsExactly(Order.DISCARD);
        watch(5 * MINUTE, 100_000);
        assertThat(orders).as("where it looks now").contains(Order.RECORD);
        health();
        assertThat(state.stage()).isEqualTo(Stage.DEPLOYED);
        assertThat(state.bundle()).isEqualTo("gate-1");
        health("detector-drift");
        watch(11 * MINUTE, 100_000);
        assertThat(state.stage()).isEqualTo(Stage.TRAINING);
        health("camera-moved", "detector-drift");
        assertThat(orders).endsWith(Order.CANCEL, Order.DISCARD);
        take(learning.trained(state, "late"));
        assertThat(state.bundle()).as("what was cancelled is not used").isEqualTo("gate-1");
    }

    @Test
    void whatCannotBeLearntFromIsAddedToUntilNobodyWaitsAnyMore() {
        watch(11 * MINUTE, 100_000);
        take(learning.failed(state, "nothing moves"));
        assertThat(state.stage()).isEqualTo(Stage.WARM_UP);
        assertThat(state.neededMicros()).isBetween(20 * MINUTE, 21 * MINUTE);
        assertThat(orders).doesNotContain(Order.DISCARD);
        watch(11 * MINUTE, 100_000);
        assertThat(state.stage()).isEqualTo(Stage.TRAINING);
        assertThat(state.why()).isEqualTo("enough is recorded");
    }

    @Property(tries = 300)
    void whatIsRecordedIsNeverMoreThanThePassingOfTime(
            @ForAll List<@IntRange(min = 0, max = 9) Integer> happenings) {
        state = learning.begun();
        long began = clock;
        for (int what : happenings) {
            switch (what) {
                case 0 -> health("camera-dark");
                case 1 -> health("camera-moved");
                case 2 -> take(learning.trained(state, "b"));
                case 3 -> take(learning.failed(state, "no"));
                case 4 -> health();
                case 5 -> clock += 10 * MINUTE;
                default -> watch(MINUTE, 500_000);
            }
            assertThat(state.recordedMicros()).isBetween(0L, clock - began);
            assertThat(state.stage() == Stage.DEPLOYED && state.bundle().isEmpty()).isFalse();
        }
    }

    @Test
    void aProcessThatStartsAgainGoesOnWhereItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("gate/learning.json");
        assertThat(LearningFile.read(file)).isEmpty();
        watch(11 * MINUTE, 100_000);
        LearningFile.write(file, state);
        Learning.Step again = Learning.resumed(LearningFile.read(file).orElseThrow());
        assertThat(again.state().stage()).isEqualTo(Stage.TRAINING);
        assertThat(again.state().recordedMicros()).isEqualTo(state.recordedMicros());
        assertThat(again.orders()).containsExactly(Order.TRAIN);
    }
}
