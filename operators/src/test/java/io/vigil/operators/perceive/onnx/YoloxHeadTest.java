package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YoloxHeadTest {
    /** 64x64: 8x8, 4x4 and 2x2 cells. */
    private static final int CELLS = 84;

    private final float[] output = new float[CELLS * 7];
    private final YoloxHead head = new YoloxHead("output", 64, 64, 2);

    @Test
    void aRowIsABoxAroundItsCell() {
        // Row 64 + 4 + 2: stride 16, second line, third column.
        put(70, 0.5f, 0.25f, (float) Math.log(2), (float) Math.log(3), 0.9f, 0.1f, 0.8f);

        List<Candidate> found = decode();

        assertThat(found).hasSize(1);
        Candidate only = found.get(0);
        assertThat(only.label()).isEqualTo(1);
        assertThat(only.score()).isCloseTo(0.72, within(1e-6));
        assertThat(only.box().centerX()).isCloseTo(40, within(1e-4));
        assertThat(only.box().centerY()).isCloseTo(20, within(1e-4));
        assertThat(only.box().width()).isCloseTo(32, within(1e-4));
        assertThat(only.box().height()).isCloseTo(48, within(1e-4));
    }

    @Test
    void theScoreIsObjectnessTimesClass() {
        put(0, 0, 0, 1, 1, 0.9f, 0.3f, 0.2f);
        put(83, 0, 0, 1, 1, 0.6f, 0.6f, 0.2f);

        assertThat(decode()).extracting(Candidate::index).containsExactly(83);
    }

    @Test
    void sizesOutOfBoundsAreNoBoxes() {
        put(0, 0, 0, 1e9f, 1, 1, 1, 0);
        put(1, 0, 0, Float.NaN, 1, 1, 1, 0);
        put(2, 0, 0, -1e9f, 1, 1, 1, 0);

        assertThat(decode()).isEmpty();
    }

    @Test
    void itIsKnownByItsShape() {
        assertThat(YoloxHead.fits(new long[] {1, 3549, 85}, 416, 416)).isTrue();
        assertThat(YoloxHead.fits(new long[] {1, 756, 6}, 192, 192)).isTrue();
        assertThat(YoloxHead.fits(new long[] {1, 84, 2100}, 320, 320)).isFalse();
        assertThat(YoloxHead.fits(new long[] {1, 85, 22, 22}, 352, 352)).isFalse();
    }

    @Test
    void theBetterOfTwoBoxesOfAClassStaysAndTiesGoToTheFirst() {
        Box box = new Box(0, 0, 10, 10);
        Box near = new Box(1, 0, 11, 10);
        Candidate second = new Candidate(2, box, 0.5, 0);
        Candidate first = new Candidate(1, near, 0.5, 0);
        Candidate best = new Candidate(3, new Box(50, 0, 60, 10), 0.9, 0);
        Candidate other = new Candidate(4, box, 0.4, 1);

        assertThat(Nms.best(List.of(second, other, first, best), 0.5))
                .containsExactly(best, first, other);
    }

    private List<Candidate> decode() {
        Output all = new Output(new long[] {1, CELLS, 7}, FloatBuffer.wrap(output));
        return head.decode(Map.of("output", all), 0.3);
    }

    private void put(int row, float... values) {
        System.arraycopy(values, 0, output, row * 7, values.length);
    }
}
