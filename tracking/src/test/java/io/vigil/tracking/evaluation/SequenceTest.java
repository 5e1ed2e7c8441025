package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SequenceTest {
    @Property(tries = 200)
    void playedBackwardsTwiceItIsTheSame(@ForAll("sequences") Sequence sequence) {
        Sequence twice = sequence.reversed().reversed();

        assertThat(twice.truth()).isEqualTo(sequence.truth());
        assertThat(twice.detections()).isEqualTo(sequence.detections());
        assertThat(twice.frameRate()).isEqualTo(sequence.frameRate());
        assertThat(twice.motion().keySet()).isEqualTo(sequence.motion().keySet());
        sequence.motion()
                .forEach(
                        (frame, into) -> {
                            Affine again = twice.motion().get(frame);
                            assertThat(again.x(300, 200)).isCloseTo(into.x(300, 200), within(1e-6));
                            assertThat(again.y(300, 200)).isCloseTo(into.y(300, 200), within(1e-6));
                        });
    }

    @Test
    void theCameraGoesBackTheWayItCame() {
        // Something that stands still, seen by a camera that turns ever faster and zooms in.
        Map<Integer, Affine> motion = new HashMap<>();
        List<MotRow> rows = new ArrayList<>();
        Box seen = Box.ofSize(100, 50, 20, 40);
        rows.add(row(3, seen));
        for (int frame = 4; frame <= 9; frame++) {
            Affine into = new Affine(1.02, 0.01, -frame, -0.01, 1.02, 2);
            motion.put(frame, into);
            double x = into.x(seen.centerX(), seen.centerY());
            double y = into.y(seen.centerX(), seen.centerY());
            seen = Box.ofSize(x - 10, y - 20, 20, 40);
            rows.add(row(frame, seen));
        }
        Sequence back = new Sequence("turn", rows, rows, motion, 25).reversed();

        Map<Integer, Box> boxes = new HashMap<>();
        back.detections().forEach(row -> boxes.put(row.frame(), row.box()));
        assertThat(boxes).containsEntry(3, seen).hasSize(7);
        for (int frame = 4; frame <= 9; frame++) {
            Box before = boxes.get(frame - 1);
            Affine into = back.motion().get(frame);
            assertThat(into.x(before.centerX(), before.centerY()))
                    .isCloseTo(boxes.get(frame).centerX(), within(1e-9));
            assertThat(into.y(before.centerX(), before.centerY()))
                    .isCloseTo(boxes.get(frame).centerY(), within(1e-9));
        }
    }

    @Test
    void aMotionWithoutAWayBackIsNamed() {
        List<MotRow> rows = List.of(row(1, Box.ofSize(0, 0, 5, 5)));
        Sequence flat =
                new Sequence("flat", rows, rows, Map.of(2, new Affine(1, 1, 0, 1, 1, 0)), 25);
        assertThatIllegalArgumentException()
                .isThrownBy(flat::reversed)
                .withMessageContaining("Sequence flat: the camera motion into frame 2");
    }

    @Test
    void anEmptyOneStaysEmpty() {
        Sequence empty = new Sequence("empty", List.of(), List.of(), Map.of(), 25);
        assertThat(empty.reversed()).isEqualTo(empty);
    }

    @Provide
    Arbitrary<Sequence> sequences() {
        Arbitrary<List<MotRow>> rows =
                Arbitraries.integers()
                        .between(1, 60)
                        .map(frame -> row(frame, Box.ofSize(5 * frame, frame, 20, 40)))
                        .list()
                        .ofMaxSize(30);
        Arbitrary<Double> shift = Arbitraries.doubles().between(-40, 40);
        Arbitrary<Double> turn = Arbitraries.doubles().between(-0.3, 0.3);
        Arbitrary<Affine> affine =
                Combinators.combine(turn, shift, shift)
                        .as((a, x, y) -> new Affine(1 + a, a / 2, x, -a / 3, 1 - a, y));
        return Combinators.combine(
                        rows,
                        rows,
                        Arbitraries.maps(Arbitraries.integers().between(1, 70), affine)
                                .ofMaxSize(20))
                .as((truth, seen, motion) -> new Sequence("any", truth, seen, motion, 12.5));
    }

    private static MotRow row(int frame, Box box) {
        return new MotRow(frame, 1, box, .9, 1, 1);
    }
}
