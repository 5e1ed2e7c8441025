package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScoreDigestTest {
    @Property(tries = 60)
    void howeverLongItRunsTheHighestAndEveryAlarmStayInSight(
            @ForAll @IntRange(min = 1, max = 20_000) int frames, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoreDigest digest = new ScoreDigest();
        double highest = 0;
        int alarm = random.nextInt(frames);
        long micros = 7;
        long alarmAt = 0;
        for (int i = 0; i < frames; i++) {
            double score = random.nextExponential();
            highest = Math.max(highest, score);
            digest.accept(micros, score, 4, i == alarm, false, "gate-1");
            alarmAt = i == alarm ? micros : alarmAt;
            micros += 1 + random.nextLong(200_000);
        }
        ScoreCurve curve = digest.curve();
        assertThat(curve.points()).hasSizeBetween(1, 1200);
        assertThat(curve.points().stream().mapToDouble(ScoreCurve.Point::score).max().getAsDouble())
                .isEqualTo(highest);
        List<ScoreCurve.Point> alarmed =
                curve.points().stream().filter(ScoreCurve.Point::alarmed).toList();
        assertThat(alarmed).hasSize(1);
        assertThat(alarmed.get(0).micros()).isLessThanOrEqualTo(alarmAt);
        assertThat(curve.points())
                .isSortedAccordingTo((a, b) -> Long.compare(a.micros(), b.micros()));
    }

    @Test
    void everyChangeOfModelsIsKeptOnce() {
        ScoreDigest digest = new ScoreDigest();
        for (int i = 0; i < 300; i++) {
            digest.accept(i * 100_000L, 1, 4, false, false, i < 100 || i >= 200 ? "a" : "b");
        }
        assertThat(digest.curve().models())
                .containsExactly(
                        new ScoreCurve.Model(0, "a"),
                        new ScoreCurve.Model(10_000_000, "b"),
                        new ScoreCurve.Model(20_000_000, "a"));
        assertThat(new ScoreDigest().curve()).isEqualTo(ScoreCurve.NONE);
    }
}
