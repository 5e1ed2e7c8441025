package io.vigil.tracking.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameBoxesTest {
    private final FrameBoxes reused = new FrameBoxes();

    @Property
    void theIndexFindsAllThatOverlapAndTheOrderIsAlwaysTheSame(
            @ForAll long seed, @ForAll @IntRange(max = 200) int count) {
        Random random = new Random(seed);
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            detections.add(detection(random));
        }
        FrameBoxes boxes = new FrameBoxes(detections, 0);
        Collections.shuffle(detections, random);
        reused.load(detections, 0);
        assertThat(boxes.size()).isEqualTo(count);
        Box[] ordered = new Box[count];
        for (int i = 0; i < count; i++) {
            ordered[i] = boxes.get(i).box();
            assertThat(reused.get(i)).isEqualTo(boxes.get(i));
            assertThat(boxes.score(i)).isEqualTo(boxes.get(i).score());
            assertThat(boxes.taken(i)).isFalse();
        }
        BoxIndex alone = new BoxIndex(ordered);
        for (int k = 0; k < 5; k++) {
            Box query = detection(random).box();
            assertThat(found(boxes.index(), query)).isEqualTo(overlapping(ordered, query));
            assertThat(found(alone, query)).isEqualTo(overlapping(ordered, query));
        }
    }

    @Test
    void whatIsTakenIsFreeAgainInTheNextFrame() {
        List<Detection> one = List.of(detection(new Random(1)));
        reused.load(one, 0);
        reused.take(0);
        assertThat(reused.taken(0)).isTrue();
        reused.load(one, 0);
        assertThat(reused.taken(0)).isFalse();
        reused.load(one, 1);
        assertThat(reused.size()).isZero();
    }

    private static List<Integer> found(BoxIndex index, Box query) {
        List<Integer> found = new ArrayList<>();
        for (int i = index.first(query); index.reaches(i, query); i++) {
            if (index.iou(i, query) > 0) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<Integer> overlapping(Box[] boxes, Box query) {
        List<Integer> overlapping = new ArrayList<>();
        for (int i = 0; i < boxes.length; i++) {
            if (boxes[i].iou(query) > 0) {
                overlapping.add(i);
            }
        }
        return overlapping;
    }

    /** On a coarse grid, so that edges coincide; some far away. */
    private static Detection detection(Random random) {
        double far = random.nextInt(20) == 0 ? 500_000 : 0;
        Box box =
                Box.ofSize(
                        random.nextInt(30) * 10 - 100 - far,
                        random.nextInt(20) * 10,
                        5 + random.nextInt(60),
                        5 + random.nextInt(90));
        return new Detection(box, (1 + random.nextInt(9)) / 10.0, "person");
    }
}
