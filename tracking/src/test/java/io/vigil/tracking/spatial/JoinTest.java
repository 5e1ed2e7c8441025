package io.vigil.tracking.spatial;

import static io.vigil.tracking.spatial.Walk.line;
import static io.vigil.tracking.spatial.Walk.zone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is corrected when a track turns out to be an older one. */
class JoinTest {
    private static final SpatialConfig DOOR =
            Walk.config(List.of(line("door", 0.2, 0.5, 0.8, 0.5)), List.of());
    private static final SpatialConfig BED =
            Walk.config(List.of(), List.of(zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6)));

    private static List<String> said(SpatialConfig config, Walk walk) {
        return walk.events(config).stream().map(Walk::said).toList();
    }

    @Test
    void aCrossingThatHappenedUnseenBetweenTheTwoIsAdded() {
        Walk walk = new Walk(10).go(1, 0, 10, 500, 600, 500, 540).go(2, 20, 30, 500, 450, 500, 400);
        List<SpatialEvent> events = walk.rename(2, 1, 31).events(DOOR);
        assertThat(events.stream().map(Walk::said)).containsExactly("IN door 1");
        assertThat(events.get(0).occurredAtMicros()).isBetween(walk.micros(10), walk.micros(20));
        assertThat(events.get(0).capturedAtMicros()).isEqualTo(walk.micros(31));
    }

    @Test
    void aWayAroundTheLineIsNotAdded() {
        Walk walk = new Walk(10).go(1, 0, 10, 100, 600, 100, 540).go(2, 20, 30, 100, 450, 100, 400);
        assertThat(said(DOOR, walk.rename(2, 1, 31))).isEmpty();
    }

    @Test
    void aCrossingThatBothCountedIsTakenBackOnce() {
        // Lost just behind the line, found just before it, for too short a time to have settled.
        Walk walk =
                new Walk(20)
                        .go(1, 0, 20, 500, 600, 500, 440)
                        .go(2, 22, 24, 500, 520, 500, 515)
                        .go(2, 25, 40, 500, 480, 500, 400)
                        .rename(2, 1, 41);
        List<SpatialEvent> events = walk.events(DOOR);
        assertThat(events.stream().map(Walk::said))
                .containsExactly("IN door 1", "IN door 2", "-IN door 2");
        assertThat(events.get(2).takesBack(events.get(1))).isTrue();
        assertThat(events.get(2).takesBack(events.get(0))).isFalse();
    }

    @Test
    void theJoinedTrackGoesOnFromWhereItIs() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 10, 500, 600, 500, 540)
                        .go(2, 20, 30, 500, 450, 500, 400)
                        .rename(2, 1, 31)
                        .go(1, 32, 60, 500, 400, 500, 600);
        assertThat(said(DOOR, walk)).containsExactly("IN door 1", "OUT door 1");
    }

    @Test
    void whoBeginsInTheBandIsOnTheSideOfTheOlder() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 10, 500, 600, 500, 540)
                        .at(2, 12, 500, 497)
                        .rename(2, 1, 13)
                        .go(1, 13, 30, 500, 480, 500, 400);
        assertThat(said(DOOR, walk)).containsExactly("IN door 1");
    }

    @Test
    void leavingAndEnteringAroundTheGapAreTakenBackAndTheDwellIsOfBoth() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 500, 500, 500, 500)
                        .end(1, 35)
                        .go(2, 40, 50, 505, 500, 505, 500)
                        .rename(2, 1, 51)
                        .go(1, 51, 60, 505, 500, 505, 800);
        List<SpatialEvent> events = walk.events(BED);
        assertThat(events.stream().map(Walk::said))
                .containsExactly(
                        "ENTERED bed 1",
                        "LEFT bed 1",
                        "ENTERED bed 2",
                        "-ENTERED bed 2",
                        "-LEFT bed 1",
                        "LEFT bed 1");
        SpatialEvent left = events.get(5);
        assertThat(left.dwellMicros())
                .isEqualTo(left.occurredAtMicros() - walk.micros(0))
                .isGreaterThan(5_000_000);
    }

    @Test
    void whoIsLostInAZoneAndFoundInItNeverLeft() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 500, 500, 500, 500)
                        .go(2, 30, 40, 505, 500, 505, 500)
                        .rename(2, 1, 41)
                        .go(1, 41, 43, 505, 500, 505, 500);
        List<SpatialStep> steps =
                Walk.run(new SpatialScene(BED), SpatialState.EMPTY, walk.frames());
        assertThat(steps.stream().flatMap(step -> step.events().stream()).map(Walk::said))
                .containsExactly("ENTERED bed 1", "ENTERED bed 2", "-ENTERED bed 2");
        PlacedTrack placed = steps.get(steps.size() - 1).placed().get(0);
        assertThat(placed.zones()).containsEntry("bed", walk.micros(0));
        assertThat(placed.firstSeenMicros()).isEqualTo(walk.micros(0));
    }

    @Test
    void whoIsLostInAZoneAndHasLeftItAsTheOtherHasOneLongDwell() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 500, 500, 500, 500)
                        .go(2, 30, 40, 500, 500, 500, 500)
                        .go(2, 41, 50, 500, 550, 500, 800)
                        .rename(2, 1, 51);
        List<SpatialEvent> events = walk.events(BED);
        assertThat(events.stream().map(Walk::said))
                .containsExactly(
                        "ENTERED bed 1",
                        "ENTERED bed 2",
                        "LEFT bed 2",
                        "-ENTERED bed 2",
                        "-LEFT bed 2",
                        "LEFT bed 1");
        assertThat(events.get(5).dwellMicros())
                .isEqualTo(events.get(2).occurredAtMicros() - walk.micros(0));
    }

    @Test
    void whoIsLostInAZoneAndFoundOutsideLeftItInBetween() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 500, 500, 500, 500)
                        .go(2, 30, 40, 500, 700, 500, 720)
                        .rename(2, 1, 41);
        List<SpatialEvent> events = walk.events(BED);
        assertThat(events.stream().map(Walk::said)).containsExactly("ENTERED bed 1", "LEFT bed 1");
        // The edge is half way.
        assertThat(events.get(1).occurredAtMicros()).isEqualTo(walk.micros(25));
    }

    @Test
    void whatEndedLongAgoIsNotCorrected() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 500, 500, 500, 500)
                        .end(1, 35)
                        .go(2, 200, 210, 500, 500, 500, 500)
                        .rename(2, 1, 211);
        assertThat(said(BED, walk)).containsExactly("ENTERED bed 1", "LEFT bed 1", "ENTERED bed 2");
    }
}
