package io.vigil.tracking.spatial;

import static io.vigil.tracking.spatial.Walk.line;
import static io.vigil.tracking.spatial.Walk.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void aPolygonThatCrossesItselfIsRefused() {
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Zone bed needs edges that do not cross")
                .hasMessageContaining("in order around it");
    }

    @Test
    void anEdgeThatRunsBackOnItselfIsRefused() {
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.9, 0.1, 0.5, 0.1, 0.5, 0.9))
                .hasMessageContaining("Zone bed needs edges that do not cross");
    }

    @Test
    void aCornerOnAnotherEdgeIsRefused() {
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.5, 0.1, 0.1, 0.9))
                .hasMessageContaining("Zone bed needs edges that do not cross");
    }

    @Test
    void aZoneWithoutAreaIsRefused() {
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.5, 0.1, 0.9, 0.1))
                .hasMessageContaining("Zone bed needs");
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.1, 0.1, 0.5, 0.5))
                .hasMessageContaining("Zone bed needs different corners");
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.1005, 0.1, 0.1005, 0.1005))
                .hasMessageContaining("Zone bed needs an area of at least");
        assertThatThrownBy(() -> zone("bed", 0.1, 0.1, 0.5, 0.5))
                .hasMessageContaining("Zone bed needs at least 3 corners, but has 2");
    }

    @Test
    void concaveZonesAreTaken() {
        Zone u =
                zone(
                        "u", 0.2, 0.2, 0.4, 0.2, 0.4, 0.7, 0.6, 0.7, 0.6, 0.2, 0.8, 0.2, 0.8, 0.8,
                        0.2, 0.8);
        assertThat(u.corners()).hasSize(8);
    }

    @Test
    void aLineWithoutLengthIsRefused() {
        assertThatThrownBy(() -> line("door", 0.5, 0.5, 0.5, 0.5))
                .hasMessageContaining("Line door needs ends that are at least 0.001");
    }

    @Test
    void aNarrowZoneIsEnteredThoughItIsNoDeeperThanTheBand() {
        // 12 pixels deep, where the band is 10.
        SpatialConfig config =
                Walk.config(
                        List.of(),
                        List.of(zone("kerb", 0.1, 0.5, 0.9, 0.5, 0.9, 0.512, 0.1, 0.512)));
        Walk walk = new Walk(10).go(1, 0, 5, 500, 450, 500, 500).go(1, 6, 15, 500, 506, 500, 506);
        assertThat(walk.events(config).stream().map(Walk::said)).containsExactly("ENTERED kerb 1");
    }

    @Test
    void aZoneThatIsDrawnAnewIsLeftAndEnteredAgain() {
        SpatialConfig before =
                Walk.config(
                        List.of(), List.of(zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6)));
        SpatialConfig after =
                Walk.config(
                        List.of(), List.of(zone("bed", 0.3, 0.3, 0.7, 0.3, 0.7, 0.7, 0.3, 0.7)));
        List<SceneFrame> frames = new Walk(10).go(1, 0, 20, 500, 500, 500, 500).frames();
        List<SpatialStep> first =
                Walk.run(new SpatialScene(before), SpatialState.EMPTY, frames.subList(0, 10));
        List<SpatialStep> second =
                Walk.run(new SpatialScene(after), first.get(9).state(), frames.subList(10, 21));
        assertThat(second.stream().flatMap(step -> step.events().stream()).map(Walk::said))
                .containsExactly("LEFT bed 1", "ENTERED bed 1");
    }
}
