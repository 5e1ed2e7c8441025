package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.Confusion.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void permutedNamesAreSystematic() {
        Confusion confusion =
                new Confusion(List.of(pair("a", "b", 9), pair("b", "c", 8), pair("c", "a", 7)));
        assertThat(confusion.agreement()).isZero();
        assertThat(confusion.systematic()).isTrue();
        assertThat(confusion.wrong().get(0)).isEqualTo(pair("a", "b", 9));
    }

    @Test
    void twoClassesThatTradeTheirNamesAreSystematicAmongManyThatAreRight() {
        assertThat(
                        new Confusion(
                                        List.of(
                                                pair("person", "person", 900),
                                                pair("car", "truck", 9),
                                                pair("truck", "car", 5)))
                                .systematic())
                .isTrue();
    }

    @Test
    void aClassThatIsTakenForALikeOneIsOnlyAWeakness() {
        assertThat(
                        new Confusion(
                                        List.of(
                                                pair("car", "car", 90),
                                                pair("truck", "car", 9),
                                                pair("truck", "truck", 1)))
                                .systematic())
                .isFalse();
    }

    @Test
    void namesAtRandomAreNotSystematic() {
        List<Pair> pairs = new ArrayList<>();
        for (String label : List.of("a", "b", "c", "d")) {
            for (String said : List.of("a", "b", "c", "d")) {
                pairs.add(pair(label, said, 5));
            }
        }
        assertThat(new Confusion(pairs).systematic()).isFalse();
    }

    @Test
    void objectsAreFoundUnderWhateverName() {
        Box box = Box.ofSize(0, 0, 10, 10);
        ScoredImage image =
                new ScoredImage(
                        "a",
                        List.of(
                                new TrueObject(box, "cat"),
                                new TrueObject(Box.ofSize(50, 0, 9, 9), "cat")),
                        List.of(new Detection(box, 0.5, "dog")));
        assertThat(Confusion.of(List.of(image)).pairs()).containsExactly(pair("cat", "dog", 1));
        assertThat(Confusion.of(List.of()).agreement()).isNaN();
        assertThat(Confusion.of(List.of()).systematic()).isFalse();
    }

    private static Pair pair(String label, String said, long count) {
        return new Pair(label, said, count);
    }
}
