package io.vigil.tracking.spatial;

import static io.vigil.tracking.spatial.Walk.line;
import static io.vigil.tracking.spatial.Walk.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossingTest {
    // From the left to the right of the image, so that its left is above.
    private static final SpatialConfig DOOR =
            Walk.config(List.of(line("door", 0.2, 0.5, 0.8, 0.5)), List.of());

    private static List<String> said(SpatialConfig config, Walk walk) {
        return walk.events(config).stream().map(Walk::said).toList();
    }

    @Test
    void whoGoesUpThroughALineDrawnFromLeftToRightComesIn() {
        assertThat(said(DOOR, new Walk(10).go(1, 0, 20, 500, 600, 500, 400)))
                .containsExactly("IN door 1");
        assertThat(said(DOOR, new Walk(10).go(1, 0, 20, 500, 400, 500, 600)))
                .containsExactly("OUT door 1");
    }

    @Test
    void timeAndPlaceLieBetweenTheFrames() {
        SpatialEvent event = new Walk(2).go(1, 0, 4, 400, 530, 440, 450).events(DOOR).get(0);
        // 20 pixels a frame: 30 pixels are one and a half.
        assertThat(event.occurredAtMicros()).isEqualTo(1_750_000);
        assertThat(event.at().orElseThrow().x()).isCloseTo(0.415, within(1e-9));
        assertThat(event.at().orElseThrow().y()).isCloseTo(0.5, within(1e-9));
        assertThat(event.capturedAtMicros()).isEqualTo(2_500_000);
        assertThat(event.sequence()).isEqualTo(3);
    }

    @Test
    void aTurnOnTheLineIsNone() {
        Walk walk = new Walk(10).go(1, 0, 10, 500, 600, 500, 495).go(1, 11, 20, 500, 495, 500, 600);
        assertThat(said(DOOR, walk)).isEmpty();
    }

    @Test
    void aShortStepOverIsNone() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 5, 500, 600, 500, 520)
                        .at(1, 6, 500, 480)
                        .at(1, 7, 500, 480)
                        .go(1, 8, 20, 500, 520, 500, 600);
        assertThat(said(DOOR, walk)).isEmpty();
    }

    @Test
    void whoStandsOnTheLineAndGoesOnIsCountedOnce() {
        Walk walk = new Walk(10).go(1, 0, 10, 500, 600, 500, 500);
        Random random = new Random(1);
        for (int frame = 11; frame < 600; frame++) {
            walk.at(1, frame, 500, 500 + Math.max(-9, Math.min(9, 3 * random.nextGaussian())));
        }
        assertThat(said(DOOR, walk.go(1, 600, 610, 500, 500, 500, 400)))
                .containsExactly("IN door 1");
    }

    @Test
    void whoPassesBesideTheLineIsNotCounted() {
        assertThat(said(DOOR, new Walk(10).go(1, 0, 20, 150, 600, 150, 400))).isEmpty();
    }

    @Test
    void whoGoesAroundItsEndAndBackThroughItIsCountedOnTheWayBack() {
        Walk walk =
                new Walk(10)
                        .go(1, 0, 20, 150, 600, 150, 400)
                        .go(1, 21, 40, 150, 400, 500, 400)
                        .go(1, 41, 60, 500, 400, 500, 600);
        assertThat(said(DOOR, walk)).containsExactly("OUT door 1");
    }

    @Test
    void eachWayThereAndBackCounts() {
        Walk walk = new Walk(10);
        for (int lap = 0; lap < 3; lap++) {
            walk.go(1, 40L * lap, 40L * lap + 19, 500, 600, 500, 400)
                    .go(1, 40L * lap + 20, 40L * lap + 39, 500, 400, 500, 600);
        }
        assertThat(said(DOOR, walk))
                .containsExactly(
                        "IN door 1",
                        "OUT door 1",
                        "IN door 1",
                        "OUT door 1",
                        "IN door 1",
                        "OUT door 1");
    }

    @Test
    void framesInWhichATrackIsMissingAreBridged() {
        Walk walk = new Walk(10).go(1, 0, 9, 500, 600, 500, 510).go(1, 25, 40, 500, 430, 500, 300);
        List<SpatialEvent> events = walk.events(DOOR);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).occurredAtMicros()).isBetween(walk.micros(9), walk.micros(25));
    }

    @Test
    void aJumpIsNoWay() {
        SpatialConfig small = Walk.config(List.of(line("door", 0, 0.5, 1, 0.5)), List.of());
        Walk walk = new Walk(25).go(1, 0, 20, 500, 900, 500, 850).go(1, 21, 60, 500, 150, 500, 100);
        assertThat(said(small, walk)).isEmpty();
    }

    @Test
    void aLineNearTheImagesBorderCanBeCrossed() {
        SpatialConfig low = Walk.config(List.of(line("door", 0.2, 0.992, 0.8, 0.992)), List.of());
        // Its feet leave the image, so the anchor is clipped to its lower border.
        assertThat(said(low, new Walk(10).go(1, 0, 20, 500, 900, 500, 1050)))
                .containsExactly("OUT door 1");
    }

    @Test
    void cornersCountWhoeverSwingsOverTheLine() {
        SpatialConfig corners =
                Walk.config(Anchor.CORNERS, List.of(line("door", 0.2, 0.5, 0.8, 0.5)), List.of());
        Walk walk = new Walk(10);
        for (int frame = 0; frame < 10; frame++) {
            walk.at(1, frame, 500, frame % 2 == 0 ? 499 : 601);
        }
        assertThat(said(corners, walk)).hasSize(9);
        assertThat(said(DOOR, walk)).isEmpty();
    }

    @Test
    void cornersPassOverBoxesThatStraddleTheLineOrReachBeyondItsEnds() {
        SpatialConfig corners =
                Walk.config(Anchor.CORNERS, List.of(line("door", 0.2, 0.5, 0.8, 0.5)), List.of());
        assertThat(said(corners, new Walk(10).go(1, 0, 20, 500, 590, 500, 510))).isEmpty();
        assertThat(said(corners, new Walk(10).go(1, 0, 40, 210, 700, 210, 300))).isEmpty();
        assertThat(said(corners, new Walk(10).go(1, 0, 40, 230, 700, 230, 300)))
                .containsExactly("IN door 1");
    }

    @Test
    void aZoneIsEnteredAndLeftWithItsDwell() {
        SpatialConfig config =
                Walk.config(
                        List.of(), List.of(zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6)));
        // 10 pixels a frame: in at 400, out at 600.
        List<SpatialEvent> events = new Walk(10).go(1, 0, 60, 205, 500, 805, 500).events(config);
        assertThat(events.stream().map(Walk::said)).containsExactly("ENTERED bed 1", "LEFT bed 1");
        assertThat(events.get(0).occurredAtMicros()).isEqualTo(2_950_000);
        assertThat(events.get(1).occurredAtMicros()).isEqualTo(4_950_000);
        assertThat(events.get(1).dwellMicros()).isEqualTo(2_000_000);
    }

    @Test
    void whoIsFirstSeenInAZoneEntersItThenAndWhoIsLostInItLeavesItWhenLastSeen() {
        SpatialConfig config =
                Walk.config(
                        List.of(), List.of(zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6)));
        Walk walk = new Walk(10).go(1, 0, 20, 500, 500, 500, 500).end(1, 60);
        List<SpatialEvent> events = walk.events(config);
        assertThat(events.stream().map(Walk::said)).containsExactly("ENTERED bed 1", "LEFT bed 1");
        assertThat(events.get(0).occurredAtMicros()).isEqualTo(walk.micros(0));
        assertThat(events.get(1).occurredAtMicros()).isEqualTo(walk.micros(20));
        assertThat(events.get(1).dwellMicros()).isEqualTo(2_000_000);
    }

    @Test
    void theNotchOfAConcaveZoneIsOutside() {
        // Like a U: the notch is between x = 0.4 and 0.6, above y = 0.7.
        SpatialConfig config =
                Walk.config(
                        List.of(),
                        List.of(
                                zone(
                                        "u", 0.2, 0.2, 0.4, 0.2, 0.4, 0.7, 0.6, 0.7, 0.6, 0.2, 0.8,
                                        0.2, 0.8, 0.8, 0.2, 0.8)));
        assertThat(said(config, new Walk(10).go(1, 0, 80, 100, 400, 900, 400)))
                .containsExactly("ENTERED u 1", "LEFT u 1", "ENTERED u 1", "LEFT u 1");
    }

    @Test
    void aZoneAtTheImagesBorderHoldsWhoStandsAtIt() {
        SpatialConfig config =
                Walk.config(List.of(), List.of(zone("front", 0, 0.8, 1, 0.8, 1, 1, 0, 0.999)));
        Walk walk = new Walk(10).go(1, 0, 30, 500, 700, 500, 1100).end(1, 40);
        assertThat(said(config, walk)).containsExactly("ENTERED front 1", "LEFT front 1");
        assertThat(walk.events(config).get(1).occurredAtMicros()).isEqualTo(walk.micros(30));
    }

    @Test
    void standingOnAnEdgeIsOneVisitAtMost() {
        SpatialConfig config =
                Walk.config(
                        List.of(), List.of(zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6)));
        Walk walk = new Walk(10).go(1, 0, 10, 300, 500, 400, 500);
        Random random = new Random(2);
        for (int frame = 11; frame < 600; frame++) {
            walk.at(1, frame, 400 + Math.max(-9, Math.min(9, 3 * random.nextGaussian())), 500);
        }
        assertThat(said(config, walk)).isEmpty();
    }
}
