package io.vigil.tracking.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Box;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTest {
    @ParameterizedTest
    @ValueSource(strings = {"door", "road", "care-room"})
    void theSameSeedGivesTheSamePixels(String name) {
        Scene scene = Scenes.named(name, 5, 20);
        byte[] first = frame(scene, 5, 100);
        assertThat(frame(Scenes.named(name, 5, 20), 5, 100)).isEqualTo(first);
        assertThat(frame(scene, 6, 100)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "road", "care-room"})
    void theTruthIsWhereThePictureDiffersFromTheEmptyPlace(String name) {
        Scene scene = Scenes.named(name, 3, 30);
        byte[] empty = new byte[3 * scene.width() * scene.height()];
        scene.backdrop()
                .paint(
                        new Canvas(scene.width(), scene.height(), empty),
                        scene.width(),
                        scene.height());
        int checked = 0;
        for (int i = 0; i < scene.frames(); i += 2) {
            List<TruthObject> alone = scene.truth(i).objects();
            if (alone.size() != 1 || cutOff(alone.get(0).box(), scene)) {
                continue;
            }
            byte[] drawn = empty.clone();
            double now = i / scene.framesPerSecond();
            long id = alone.get(0).id();
            Actor actor =
                    scene.present(now).stream().filter(a -> a.id() == id).findFirst().orElseThrow();
            Figures.draw(
                    actor,
                    now,
                    scene.scale(actor, now),
                    new Canvas(scene.width(), scene.height(), drawn));
            Box changed = changed(empty, drawn, scene.width());
            assertThat(changed.iou(alone.get(0).box())).as("frame %d", i).isGreaterThan(0.85);
            checked++;
        }
        assertThat(checked).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "road", "care-room"})
    void nobodyJumps(String name) {
        Scene scene = Scenes.named(name, 11, 40);
        Map<Long, Box> before = new HashMap<>();
        for (int i = 0; i < scene.frames(); i++) {
            for (TruthObject object : scene.truth(i).objects()) {
                Box last = before.put(object.id(), object.box());
                assertThat(object.visibility()).isBetween(0.0, 1.0);
                if (last != null) {
                    assertThat(Math.abs(object.box().bottom() - last.bottom())).isLessThan(30);
                }
            }
        }
        assertThat(before).isNotEmpty();
    }

    @Test
    void theFirstTwoSecondsAreEmpty() {
        for (String name : Scenes.NAMES) {
            Scene scene = Scenes.named(name, 9, 30);
            for (int i = 0; i < 2 * scene.framesPerSecond() - 1; i++) {
                boolean door = name.equals("door"); // whoever leaves first is already on the way
                assertThat(door || scene.truth(i).objects().isEmpty())
                        .as("%s frame %d", name, i)
                        .isTrue();
            }
        }
    }

    @Test
    void everyoneWhoEntersOrLeavesTheShopCrossesTheLineAtThatTime() {
        Scene scene = Scenes.door(4, 60);
        assertThat(scene.happenings()).hasSizeGreaterThan(8);
        for (Happening happening : scene.happenings()) {
            double before = footY(scene, happening.id(), happening.seconds() - 0.2);
            double after = footY(scene, happening.id(), happening.seconds() + 0.2);
            double line = Scenes.DOOR_LINE * scene.height();
            boolean in = happening.kind().equals("entered");
            assertThat(in ? before : after).as(happening.toString()).isLessThan(line);
            assertThat(in ? after : before).as(happening.toString()).isGreaterThan(line);
        }
    }

    @Test
    void anUnknownSceneIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Scenes.named("beach", 1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beach")
                .hasMessageContaining("care-room");
    }

    private static boolean cutOff(Box box, Scene scene) {
        return box.left() < 1
                || box.right() > scene.width() - 1
                || box.bottom() > scene.height() - 1;
    }

    private static double footY(Scene scene, long id, double seconds) {
        return scene.present(seconds).stream()
                .filter(actor -> actor.id() == id)
                .findFirst()
                .orElseThrow()
                .at(seconds)
                .y();
    }

    private static byte[] frame(Scene scene, long seed, int frame) {
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        new Renderer(scene, seed).render(frame, bgr);
        return bgr;
    }

    private static Box changed(byte[] a, byte[] b, int width) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                int pixel = i / 3;
                left = Math.min(left, pixel % width);
                right = Math.max(right, pixel % width);
                top = Math.min(top, pixel / width);
                bottom = Math.max(bottom, pixel / width);
            }
        }
        return new Box(left, top, right + 1, bottom + 1);
    }
}
