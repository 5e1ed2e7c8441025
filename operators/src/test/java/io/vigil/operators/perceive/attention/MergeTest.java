package io.vigil.operators.perceive.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final Attention TILED = Attention.FULL.withTile(400);
    private static final double MAX_IOU = 0.45;

    /** A detector that sees of each object what is in a view, if that is a good part of it. */
    private static List<List<Detection>> seen(
            List<Crop> views, List<Box> objects, int leastSide, Random noise) {
        List<List<Detection>> answers = new ArrayList<>();
        for (Crop view : views) {
            List<Detection> found = new ArrayList<>();
            for (Box object : objects) {
                // As large as the model sees it: views are made as large as a tile.
                double scale = 400.0 / Math.max(view.width(), view.height());
                double left = Math.max(object.left(), view.left());
                double top = Math.max(object.top(), view.top());
                double right = Math.min(object.right(), view.right());
                double bottom = Math.min(object.bottom(), view.bottom());
                if (right - left >= leastSide / scale && bottom - top >= leastSide / scale) {
                    double share = (right - left) * (bottom - top) / object.area();
                    found.add(
                            new Detection(
                                    new Box(
                                            left + noise.nextDouble(),
                                            top + noise.nextDouble(),
                                            right - noise.nextDouble(),
                                            bottom - noise.nextDouble()),
                                    0.3 + 0.5 * share + 0.1 * noise.nextDouble(),
                                    "person"));
                }
            }
            found.sort(Comparator.comparingDouble(d -> -d.score()));
            answers.add(found);
        }
        return answers;
    }

    @Property(tries = 300)
    void objectsThatAreApartAreEachSaidOnceWhateverCutsThem(@ForAll long seed) {
        Random random = new Random(seed);
        List<Box> objects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double width = 16 + random.nextInt(random.nextInt(5) == 0 ? 300 : 60);
            double height = 16 + random.nextInt(random.nextInt(5) == 0 ? 300 : 60);
            Box next =
                    Box.ofSize(
                            random.nextDouble() * (WIDTH - width),
                            random.nextDouble() * (HEIGHT - height),
                            width,
                            height);
            if (objects.stream().noneMatch(o -> o.overlap(next) > 0)) {
                objects.add(next);
            }
        }
        List<Crop> views = Views.of(TILED, WIDTH, HEIGHT);

        List<Detection> merged =
                Merge.of(views, seen(views, objects, 12, random), WIDTH, HEIGHT, MAX_IOU);

        for (Box object : objects) {
            assertThat(merged)
                    .as("%s", object)
                    .filteredOn(d -> d.box().overlap(object) > 0)
                    .singleElement()
                    .matches(d -> d.box().iou(object) > 0.75);
        }
        assertThat(merged).hasSameSizeAs(objects);
        assertThat(merged).isSortedAccordingTo(Comparator.comparingDouble(d -> -d.score()));
    }

    @Test
    void twoHalvesOfAnObjectThatNoViewHasWholeAreOne() {
        List<Crop> views =
                List.of(
                        new Crop(0, 0, 1000, 700),
                        new Crop(0, 0, 400, 400),
                        new Crop(300, 0, 700, 400));
        Detection left = new Detection(new Box(150, 100, 400, 200), 0.6, "car");
        Detection right = new Detection(new Box(301, 104, 560, 203), 0.7, "car");

        assertThat(
                        Merge.of(
                                views,
                                List.of(List.of(), List.of(left), List.of(right)),
                                1000,
                                700,
                                0.45))
                .containsExactly(new Detection(new Box(150, 100, 560, 203), 0.7, "car"));
    }

    @Test
    void halvesOfDifferentObjectsStayTwo() {
        List<Crop> views = List.of(new Crop(0, 0, 400, 400), new Crop(300, 0, 700, 400));
        Detection low = new Detection(new Box(150, 300, 400, 390), 0.6, "car");
        Detection high = new Detection(new Box(301, 50, 560, 200), 0.7, "car");
        Detection bus = new Detection(new Box(301, 300, 560, 390), 0.5, "bus");

        assertThat(Merge.of(views, List.of(List.of(low), List.of(high, bus)), 700, 400, 0.45))
                .containsExactly(high, low, bus);
    }

    @Test
    void twoPeopleWhoStandCloseAreNotTakenForOne() {
        List<Crop> views = List.of(new Crop(0, 0, 1000, 700), new Crop(0, 0, 400, 400));
        Detection one = new Detection(new Box(100, 100, 140, 200), 0.8, "person");
        Detection other = new Detection(new Box(120, 105, 160, 205), 0.7, "person");
        Detection coarse = new Detection(new Box(98, 96, 143, 205), 0.5, "person");

        assertThat(Merge.of(views, List.of(List.of(coarse), List.of(one, other)), 1000, 700, 0.45))
                .containsExactly(one, other);
    }

    @Test
    void whatTheImagesOwnBorderCutsIsWhole() {
        List<Crop> views = List.of(new Crop(0, 0, 400, 400), new Crop(300, 0, 700, 400));
        Detection atTheBorder = new Detection(new Box(680, 300, 700, 400), 0.4, "person");

        assertThat(Merge.of(views, List.of(List.of(), List.of(atTheBorder)), 700, 400, 0.45))
                .containsExactly(atTheBorder);
    }
}
