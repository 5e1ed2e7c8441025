package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.SpatialStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tracks turn out to be one object: places take events back, and counts follow. */
class RenamedCountsTest {
    private static final long START = CountingRun.utc("2026-05-04T10:00:57");
    private static final int LOST_AT = 20;
    private static final int BACK_AT = 25;
    private static final int LEFT_AT = 700;

    @ParameterizedTest
    @ValueSource(ints = {26, 30, 40, 44})
    void whatIsLeftOfTheEventsIsWhatIsCounted(int renamedAt) {
        SpatialScene scene = new SpatialScene(CountingRun.PLACES);
        SpatialState state = SpatialState.EMPTY;
        CountingRun run =
                new CountingRun(CountingRun.in("UTC", Window.MINUTE, Window.HOUR, Window.DAY));
        List<SpatialEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long at = START + 100_000L * i;
            boolean renamed = i == renamedAt;
            SpatialStep step =
                    scene.step(
                            state,
                            new SceneFrame(
                                    "gate-3",
                                    0,
                                    i,
                                    at,
                                    1000,
                                    1000,
                                    true,
                                    visible(i, at, renamedAt),
                                    i == LEFT_AT + 15
                                            ? List.of(
                                                    new TrackEnded(
                                                            "gate-3", 0, i, at, 1, "person", START,
                                                            at, 600))
                                            : List.of(),
                                    renamed
                                            ? List.of(new TrackRenamed("gate-3", 0, i, at, 2, 1))
                                            : List.of()),
                            1);
            state = step.state();
            events.addAll(step.events());
            run.step(new CountingInput("gate-3", at, Sight.FRAME, 0, step.events(), step.placed()));
        }
        run.ended(START + 200_000_000);

        for (Window window : List.of(Window.MINUTE, Window.HOUR, Window.DAY)) {
            assertThat(
                            run.windows(window, "door", "").stream()
                                    .mapToLong(c -> c.entered().getAsLong())
                                    .sum())
                    .isEqualTo(net(events, Direction.IN));
            assertThat(
                            run.windows(window, "door", "").stream()
                                    .mapToLong(c -> c.left().getAsLong())
                                    .sum())
                    .isEqualTo(net(events, Direction.OUT));
        }
        assertThat(net(events, Direction.IN)).isPositive();
        assertThat(run.state().late()).isZero();
        List<Count> minutes = run.windows(Window.MINUTE, "hall", "");
        assertThat(minutes.get(1).occupancyMax()).isEqualTo(OptionalLong.of(1));
        // It left under the older name, whichever it had when it entered.
        assertThat(minutes.get(3).occupancyMax()).isEqualTo(OptionalLong.of(0));
    }

    /** Up over the line, out of sight, and once more from beneath under another name. */
    private static List<Track> visible(int frame, long at, int renamedAt) {
        if (frame >= LOST_AT && frame < BACK_AT) {
            return List.of();
        }
        if (frame > LEFT_AT) {
            return List.of();
        }
        boolean first = frame < LOST_AT;
        double y = first ? 800 - 30 * frame : 800 - 30 * Math.min(20, frame - BACK_AT);
        long id = first || frame >= renamedAt ? 1 : 2;
        return List.of(
                new Track("gate-3", 0, frame, at, id, new Box(680, y - 50, 720, y), 0.9, "person"));
    }

    private static long net(List<SpatialEvent> events, Direction direction) {
        return events.stream()
                .filter(e -> e.kind() == SpatialEvent.Kind.LINE_CROSSED)
                .filter(e -> e.direction().orElseThrow() == direction)
                .mapToLong(e -> e.retracted() ? -1 : 1)
                .sum();
    }
}
