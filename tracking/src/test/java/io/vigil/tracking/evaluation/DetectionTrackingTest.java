package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Box;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionTrackingTest {
    @Test
    void whatWasSaidOfAFrameDoesNotDependOnLaterOnes() {
        List<MotRow> detections = walk(1, 40);
        List<MotRow> whole = track(detections);
        List<MotRow> half = track(walk(1, 20));
        assertThat(whole.stream().filter(row -> row.frame() <= 20)).isEqualTo(half);
        assertThat(whole).hasSize(80);
    }

    @Test
    void framesWithoutDetectionsTakeTimeToo() {
        List<MotRow> detections = new ArrayList<>(walk(1, 10));
        detections.addAll(walk(200, 210));
        List<MotRow> results = track(detections);
        assertThat(results.stream().filter(r -> r.frame() <= 10).map(MotRow::id))
                .containsOnly(1L, 2L);
        assertThat(results.stream().filter(r -> r.frame() >= 200).map(MotRow::id))
                .containsOnly(3L, 4L);
    }

    @Test
    void aScoreOutsideTheUnitIntervalIsRefusedWithItsFrame() {
        List<MotRow> wild = List.of(new MotRow(3, -1, Box.ofSize(1, 1, 5, 5), 87, -1, -1));
        assertThatThrownBy(() -> track(wild))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Frame 3")
                .hasMessageContaining("87.0");
    }

    @Test
    void aFrameOfAHugeNumberCostsNoTime() {
        List<MotRow> detections = new ArrayList<>(walk(1, 10));
        detections.add(new MotRow(2_000_000_000, -1, Box.ofSize(30, 0, 40, 100), .9, -1, -1));
        List<MotRow> results = track(detections);
        assertThat(results.get(results.size() - 1).frame()).isEqualTo(2_000_000_000);
        assertThat(results.get(results.size() - 1).id()).isEqualTo(3);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> DetectionTracking.frames(List.of(), Map.of(), 0, "person"))
                .hasMessageContaining("Frame rate");
    }

    @Test
    void anUnknownTrackerIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Trackers.named("magic")).hasMessageContaining("bytetrack");
    }

    private static List<MotRow> track(List<MotRow> detections) {
        return DetectionTracking.track(
                Trackers.named(Trackers.DEFAULT), detections, Map.of(), 25, "person");
    }

    /** Two people, one above the other. */
    private static List<MotRow> walk(int first, int last) {
        List<MotRow> rows = new ArrayList<>();
        for (int frame = last; frame >= first; frame--) {
            for (int row = 0; row < 2; row++) {
                Box box = Box.ofSize(3 * frame, 200 * row, 40, 100);
                rows.add(new MotRow(frame, -1, box, .9, -1, -1));
            }
        }
        return rows;
    }
}
