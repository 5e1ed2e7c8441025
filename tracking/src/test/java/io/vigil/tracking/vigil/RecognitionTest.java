package io.vigil.tracking.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Attribute;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final RecognitionConfig CONFIG = VigilConfig.DEFAULTS.recognition();
    private static final int DIMENSION = 64;

    private final Stage stage = new Stage();
    private final Random random = new Random(3);

    @Test
    void whoComesBackElsewhereGetsTheOldId() {
        stage.see(20, person(100, 0));
        stage.empty(5);
        List<TrackerStep> back = stage.see(CONFIG.until(), person(500, 0));
        assertThat(renamed(back))
                .singleElement()
                .satisfies(r -> assertThat(r.from()).isEqualTo(2))
                .satisfies(r -> assertThat(r.to()).isEqualTo(1));
        assertThat(Stage.ids(back.get(0))).containsExactly(2L);
        assertThat(Stage.ids(back.get(CONFIG.until() - 1))).containsExactly(1L);
        assertThat(back).allMatch(step -> step.ended().isEmpty());
        stage.empty(60);
        assertThat(stage.state().tracklets()).isEmpty();
    }

    @Test
    void theEndTellsOfBothStretches() {
        stage.see(20, person(100, 0));
        stage.empty(5);
        stage.see(20, person(500, 0));
        List<TrackEnded> ended = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            ended.addAll(stage.see().ended());
        }
        assertThat(ended)
                .singleElement()
                .satisfies(end -> assertThat(end.id()).isEqualTo(1))
                .satisfies(end -> assertThat(end.firstSeenMicros()).isEqualTo(Stage.FRAME_MICROS))
                .satisfies(end -> assertThat(end.frames()).isBetween(40L, 44L));
    }

    @Test
    void whatWasSaidOfBothStretchesCountsTogether() {
        stage.see(20, dressed(100, "red"));
        stage.empty(5);
        List<TrackerStep> back = stage.see(30, dressed(500, "blue"));
        assertThat(back.get(0).visible().get(0).attributes())
                .containsExactly(new Trait("colour", "blue", 1, 1));
        assertThat(back.get(29).visible().get(0).id()).isEqualTo(1);
        assertThat(back.get(29).visible().get(0).attributes())
                .containsExactly(new Trait("colour", "blue", 0.6, 50));
    }

    private Detection dressed(double left, String colour) {
        return person(left, 0).withAttributes(List.of(new Attribute("colour", colour, 0.9)));
    }

    @Test
    void afterTheTimeOfRememberingNobodyIsRecognised() {
        stage.see(20, person(100, 0));
        stage.empty(CONFIG.rememberedFor().toMillis() / 1000.0 + 1);
        assertThat(renamed(stage.see(20, person(500, 0)))).isEmpty();
    }

    @Test
    void ofTwoLookAlikesNeitherIsTakenForTheOther() {
        stage.see(20, person(100, 0), person(400, 0));
        stage.empty(5);
        assertThat(renamed(stage.see(20, person(250, 0)))).isEmpty();
    }

    @Test
    void aLookAlikeInSightMakesLooksWorthNothing() {
        stage.see(20, person(100, 0), person(400, 0));
        stage.see(100, person(100, 0));
        assertThat(renamed(stage.see(20, person(100, 0), person(450, 0)))).isEmpty();
    }

    @Test
    void whoStandsInAnotherOneIsNotRecognised() {
        stage.see(20, person(100, 0));
        stage.see(100, person(400, 1));
        assertThat(renamed(stage.see(20, person(400, 1), person(415, 0)))).isEmpty();
    }

    @Test
    void aStrangerIsNobody() {
        stage.see(20, person(100, 0));
        stage.empty(5);
        List<TrackerStep> stranger = stage.see(20, person(500, 1));
        assertThat(renamed(stranger)).isEmpty();
        assertThat(Stage.ids(stranger.get(19))).containsExactly(2L);
    }

    @Test
    void anotherClassIsNobody() {
        stage.see(20, person(100, 0));
        stage.empty(5);
        Detection like = person(500, 0);
        Detection car = new Detection(like.box(), .9, "car", like.embedding());
        assertThat(renamed(stage.see(20, car))).isEmpty();
    }

    @Test
    void anotherModelsEmbeddingsAreNotCompared() {
        stage.see(20, person(100, 0));
        stage.empty(5);
        Detection other = Stage.person(500, .9).withEmbedding(Embedding.of(1, 0, 0, 0));
        assertThat(renamed(stage.see(20, other))).isEmpty();
    }

    @Test
    void someDetectionsWithoutLooksDoNotMatter() {
        for (int i = 0; i < 30; i++) {
            stage.see(i % 3 == 1 ? person(100, 0) : Stage.person(100, .9));
        }
        stage.empty(5);
        List<TrackerStep> back = new ArrayList<>();
        for (int i = 0; i < CONFIG.until(); i++) {
            back.add(stage.see(i % 3 == 1 ? person(500, 0) : Stage.person(500, .9)));
        }
        assertThat(renamed(back)).singleElement().matches(r -> r.to() == 1);
    }

    @Test
    void withoutLooksALostTrackIsNotKept() {
        stage.see(20, Stage.person(100, .9));
        stage.empty(VigilConfig.DEFAULTS.lostFor().toMillis() / 1000.0 + .1);
        assertThat(stage.state().tracklets()).isEmpty();
    }

    @Test
    void ofMoreThanTheMostThoseSeenLastAreRemembered() {
        int most = 0;
        int persons = 4 * CONFIG.most();
        for (int i = 0; i < persons; i++) {
            stage.see(3, person(100 + 300 * (i % 2), i));
            most = Math.max(most, stage.state().tracklets().size());
        }
        long recent = VigilConfig.DEFAULTS.lostFor().toNanos() / 1000 / (3 * Stage.FRAME_MICROS);
        assertThat(most)
                .isGreaterThan(CONFIG.most())
                .isLessThanOrEqualTo(CONFIG.most() + (int) recent + 2);
        assertThat(stage.state().tracklets().get(0).id()).isGreaterThan(persons / 2);
    }

    /** People of different looks come, go and come back, anywhere. */
    @Property(tries = 30)
    void nobodyIsEverTakenForSomebodyElse(@ForAll long seed) {
        Random chance = new Random(seed);
        Stage place = new Stage();
        Map<Long, Integer> persons = new HashMap<>();
        for (int visit = 0; visit < 12; visit++) {
            int person = chance.nextInt(5);
            double left = 1000 * visit;
            for (TrackerStep step : place.see(10 + chance.nextInt(20), person(left, person))) {
                for (TrackRenamed renamed : step.renamed()) {
                    assertThat(renamed.to()).isLessThan(renamed.from());
                    assertThat(persons).containsEntry(renamed.to(), person);
                    assertThat(Stage.ids(step)).doesNotContain(renamed.from());
                }
                for (Track track : step.visible()) {
                    if (track.score() > 0) {
                        assertThat(persons.computeIfAbsent(track.id(), id -> person))
                                .isEqualTo(person);
                    }
                }
            }
            place.empty(2 + chance.nextInt(4));
        }
        // Within half a minute everybody is recognised.
        assertThat(place.state().tracklets()).hasSizeLessThanOrEqualTo(5);
    }

    private static List<TrackRenamed> renamed(List<TrackerStep> steps) {
        return steps.stream().flatMap(step -> step.renamed().stream()).toList();
    }

    /** With looks that change a little from frame to frame. */
    private Detection person(double left, int who) {
        Random looks = new Random(who);
        float[] raw = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            raw[i] = (float) (looks.nextGaussian() + .1 * random.nextGaussian());
        }
        return Stage.person(left, .9).withEmbedding(Embedding.of(raw));
    }
}
