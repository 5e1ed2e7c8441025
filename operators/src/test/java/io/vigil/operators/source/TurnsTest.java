package io.vigil.operators.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TurnsTest {
    private static final int TURN = 4;

    /** Each log hands out as many records at a time as it has fetched, whosever turn it is. */
    @Property
    void logsThatAreBehindGetOnAlikeWhateverTheyHandOutAtATime(
            @ForAll @Size(min = 2, max = 16) List<@IntRange(min = 1, max = 40) Integer> chunks) {
        Turns turns = new Turns(TURN);
        List<String> logs = IntStream.range(0, chunks.size()).mapToObj(Integer::toString).toList();
        turns.add(logs);
        int[] taken = new int[chunks.size()];
        while (IntStream.of(taken).min().orElseThrow() < 400) {
            for (int log = 0; log < taken.length; log++) {
                if (!turns.isOver(logs.get(log))) {
                    for (int i = 0; i < chunks.get(log); i++) {
                        turns.took(logs.get(log));
                        taken[log]++;
                    }
                }
            }
            if (turns.areAllOver()) {
                turns.next();
            }
        }
        List<Integer> ahead = new ArrayList<>();
        int least = IntStream.of(taken).min().orElseThrow();
        for (int log = 0; log < taken.length; log++) {
            ahead.add(taken[log] - least);
        }
        assertThat(ahead).allMatch(more -> more <= TURN + 40);
    }

    @Property
    void whoIsSilentHoldsNobodyUpAndSavesNothing(@ForAll @IntRange(min = 1, max = 50) int rounds) {
        Turns turns = new Turns(TURN);
        turns.add(List.of("idle", "busy"));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < TURN; i++) {
                turns.took("busy");
            }
            assertThat(turns.over()).containsExactly("busy");
            turns.next();
        }
        for (int i = 0; i < TURN; i++) {
            assertThat(turns.isOver("idle")).isFalse();
            turns.took("idle");
        }
        assertThat(turns.isOver("idle")).isTrue();
    }
}
