package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.operators.FrameSamples;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledTest {
    /** A street with one of each. */
    record Street() implements Detector {
        @Override
        public List<String> labels() {
            return List.of("person", "car", "traffic light");
        }

        @Override
        public int history() {
            return 0;
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            return labels().stream()
                    .map(label -> new Detection(new Box(1, 2, 3, 4), 0.9, label))
                    .toList();
        }

        @Override
        public void close() {}
    }

    @Test
    void onlyTheClassesAskedForAreSeen() {
        assertThat(seen(List.of("car", "person"))).containsExactly("person", "car");
        assertThat(seen(List.of("traffic light"))).containsExactly("traffic light");
        assertThat(seen(List.of())).hasSize(3);
    }

    @Test
    void aClassThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> seen(List.of("person", "cra")))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "Label 'cra' is not among the detector's classes; they are person, car, traffic light");
    }

    private static List<String> seen(List<String> labels) {
        Detector detector = Labelled.only(labels, new Street());
        DecodedFrame frame = new DecodedFrame(FrameSamples.grey("street", 0, 0));
        return detector.detect(frame, List.of()).stream().map(Detection::label).toList();
    }
}
