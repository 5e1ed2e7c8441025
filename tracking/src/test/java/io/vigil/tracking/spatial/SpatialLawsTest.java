package io.vigil.tracking.spatial;

import static io.vigil.tracking.spatial.Walk.line;
import static io.vigil.tracking.spatial.Walk.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.spatial.SpatialEvent.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whoever walks about, however they are seen. */
class SpatialLawsTest {
    private static final int FRAMES = 200;
    private static final SpatialConfig PLACES =
            Walk.config(
                    List.of(line("door", 0.2, 0.5, 0.8, 0.5), line("aisle", 0.5, 0.1, 0.4, 0.9)),
                    List.of(
                            zone("bed", 0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6),
                            zone("all", 0, 0, 1, 0, 1, 1, 0, 1),
                            zone(
                                    "u", 0.2, 0.2, 0.4, 0.2, 0.4, 0.7, 0.6, 0.7, 0.6, 0.2, 0.8, 0.2,
                                    0.8, 0.8, 0.2, 0.8)));

    /** Some who wander, are missed, get lost for good, and turn out to be one. */
    private static Walk crowd(long seed) {
        Random random = new Random(seed);
        Walk walk = new Walk(10);
        for (long id = 1; id <= 8; id++) {
            long from = random.nextInt(60);
            long to = from + 20 + random.nextInt(80);
            double x = 1000 * random.nextDouble();
            double y = 1000 * random.nextDouble();
            double heading = 2 * Math.PI * random.nextDouble();
            for (long frame = from; frame <= to; frame++) {
                heading += 0.4 * random.nextGaussian();
                x = Math.min(1000, Math.max(0, x + 20 * Math.cos(heading)));
                y = Math.min(1000, Math.max(0, y + 20 * Math.sin(heading)));
                if (frame == from || random.nextDouble() > 0.1) {
                    walk.at(id, frame, x, y);
                }
            }
            if (id > 1 && random.nextDouble() < 0.3) {
                // Of those that do not live at one time, and some that do.
                walk.rename(id, id - 1, to + 1);
            } else {
                walk.end(id, to + 2 + random.nextInt(20));
            }
        }
        return walk;
    }

    @Property(tries = 60)
    void aRecordingMayBeSplitAnywhere(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int at) {
        List<SceneFrame> frames = crowd(seed).frames();
        SpatialScene scene = new SpatialScene(PLACES);
        List<SpatialStep> whole = Walk.run(scene, SpatialState.EMPTY, frames);
        int split = Math.min(at, frames.size() - 1);
        List<SpatialStep> rest =
                Walk.run(
                        new SpatialScene(PLACES),
                        whole.get(split - 1).state(),
                        frames.subList(split, frames.size()));
        assertThat(rest).isEqualTo(whole.subList(split, whole.size()));
    }

    /** Track 4, say, was seen before track 3, which it turned out to be, and both were track 2. */
    @Example
    void aTrackMayTurnOutToBeOneThatWasSeenLater() {
        aRecordingMayBeSplitAnywhere(-5_028_524, 1);
    }

    @Property(tries = 60)
    void whatEnteredLessWhatLeftIsWhoIsInside(@ForAll long seed) {
        SpatialScene scene = new SpatialScene(PLACES);
        SpatialState state = SpatialState.EMPTY;
        TreeMap<String, Integer> inside = new TreeMap<>();
        for (SceneFrame frame : crowd(seed).frames()) {
            SpatialStep step = scene.step(state, frame, 1);
            state = step.state();
            for (SpatialEvent event : step.events()) {
                int by = event.retracted() ? -1 : 1;
                if (event.kind() == Kind.ZONE_ENTERED) {
                    inside.merge(event.place(), by, Integer::sum);
                } else if (event.kind() == Kind.ZONE_LEFT) {
                    inside.merge(event.place(), -by, Integer::sum);
                    assertThat(event.dwellMicros()).isNotNegative();
                }
            }
            TreeMap<String, Integer> remembered = new TreeMap<>();
            for (Trail trail : state.trails()) {
                for (Visit visit : trail.visits()) {
                    remembered.merge(state.layout().id(visit.place()), 1, Integer::sum);
                }
            }
            inside.values().removeIf(count -> count == 0);
            assertThat(inside).isEqualTo(remembered);
        }
    }

    @Property(tries = 60)
    void onlyWhatWasSaidIsTakenBackAndOnlyOnce(@ForAll long seed) {
        List<SpatialEvent> said = new ArrayList<>();
        for (SpatialEvent event : crowd(seed).events(PLACES)) {
            if (event.retracted()) {
                assertThat(said.stream().filter(event::takesBack)).hasSize(1);
                said.removeIf(event::takesBack);
            } else {
                said.add(event);
            }
        }
    }

    @Property(tries = 60)
    void aLineDrawnTheOtherWaySwapsInAndOut(@ForAll long seed) {
        SpatialConfig turned =
                Walk.config(
                        List.of(
                                line("door", 0.8, 0.5, 0.2, 0.5),
                                line("aisle", 0.4, 0.9, 0.5, 0.1)),
                        List.of());
        SpatialConfig straight = Walk.config(PLACES.lines(), List.of());
        Walk walk = crowd(seed);
        List<String> swapped = walk.events(turned).stream().map(SpatialLawsTest::opposite).toList();
        assertThat(swapped)
                .isEqualTo(walk.events(straight).stream().map(SpatialLawsTest::plain).toList());
    }

    private static String plain(SpatialEvent event) {
        return "%s %s %d %b"
                .formatted(
                        event.direction().orElseThrow(),
                        event.place(),
                        event.track(),
                        event.retracted());
    }

    private static String opposite(SpatialEvent event) {
        return "%s %s %d %b"
                .formatted(
                        event.direction().orElseThrow().opposite(),
                        event.place(),
                        event.track(),
                        event.retracted());
    }

    @Property(tries = 60)
    void oneTrackCrossesALineInTurns(@ForAll long seed) {
        Walk walk = new Walk(10);
        Random random = new Random(seed);
        double y = 400 + 200 * random.nextDouble();
        for (int frame = 0; frame < FRAMES; frame++) {
            y += 15 * random.nextGaussian();
            walk.at(1, frame, 500, y);
        }
        List<SpatialEvent> events =
                walk.events(Walk.config(PLACES.lines().subList(0, 1), List.of()));
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).direction()).isNotEqualTo(events.get(i - 1).direction());
            assertThat(events.get(i).occurredAtMicros())
                    .isGreaterThan(events.get(i - 1).occurredAtMicros());
        }
    }

    @Property(tries = 100)
    void oneFrameWithABoxSomewhereElseRaisesNothing(
            @ForAll @IntRange(min = 0, max = 39) int bad,
            @ForAll @IntRange(min = 0, max = 1000) int x,
            @ForAll @IntRange(min = 0, max = 1000) int y,
            @ForAll @IntRange(min = 1, max = 30) int rate) {
        Walk walk = new Walk(rate);
        for (int frame = 0; frame < 40; frame++) {
            if (frame == bad) {
                walk.at(1, frame, x, y);
            } else {
                walk.at(1, frame, 100, 900);
            }
        }
        SpatialConfig config =
                Walk.config(PLACES.lines(), List.of(PLACES.zones().get(0), PLACES.zones().get(2)));
        assertThat(walk.end(1, 40).events(config)).isEmpty();
    }

    @Property(tries = 60)
    void theSameWayIsCountedTheSameHoweverOftenItIsSeen(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 30) int rate) {
        Random random = new Random(seed);
        // Slow legs that go well beyond what they cross.
        double[][] corners = new double[6][];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new double[] {100 + 800 * (i % 2), 100 + 800 * random.nextDouble()};
        }
        SpatialConfig config =
                Walk.config(
                        List.of(line("middle", 0.5, 0, 0.5, 1)),
                        List.of(zone("right", 0.55, 0, 1, 0, 1, 1, 0.55, 1)));
        List<SpatialEvent> reference = seen(corners, 50).events(config);
        List<SpatialEvent> events = seen(corners, rate).events(config);
        assertThat(events.stream().map(Walk::said).toList())
                .isEqualTo(reference.stream().map(Walk::said).toList());
        for (int i = 0; i < events.size(); i++) {
            assertThat(
                            Math.abs(
                                    events.get(i).occurredAtMicros()
                                            - reference.get(i).occurredAtMicros()))
                    .isLessThan(1000);
        }
    }

    /** Each leg takes four seconds. */
    private static Walk seen(double[][] corners, int rate) {
        Walk walk = new Walk(rate);
        long frames = 4L * rate * (corners.length - 1);
        for (long frame = 0; frame < frames; frame++) {
            double legs = (walk.micros(frame) - walk.micros(0)) / 4e6;
            int leg = Math.min((int) legs, corners.length - 2);
            double t = legs - leg;
            double[] from = corners[leg];
            double[] to = corners[leg + 1];
            walk.at(1, frame, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]));
        }
        return walk;
    }

    @Property(tries = 30)
    void placesThatDoNotChangeKeepTheirMemory(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int at) {
        List<SceneFrame> frames = crowd(seed).frames();
        SpatialConfig kept =
                Walk.config(
                        List.of(line("new", 0.1, 0.2, 0.9, 0.2), PLACES.lines().get(0)),
                        List.of(PLACES.zones().get(1), zone("u", 0.1, 0.1, 0.3, 0.1, 0.2, 0.5)));
        int split = Math.min(at, frames.size() - 1);
        SpatialState before = SpatialState.EMPTY;
        List<SpatialEvent> changed = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            SpatialStep step =
                    new SpatialScene(i < split ? PLACES : kept).step(before, frames.get(i), 1);
            before = step.state();
            changed.addAll(step.events());
        }
        Set<String> same = new HashSet<>(List.of("door", "all"));
        assertThat(changed.stream().filter(event -> same.contains(event.place())).toList())
                .isEqualTo(
                        Walk.events(new SpatialScene(PLACES), frames).stream()
                                .filter(event -> same.contains(event.place()))
                                .toList());
    }

    @Property(tries = 30)
    void framesOfAnotherSizeAreTheSameScene(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int at) {
        List<SceneFrame> frames = crowd(seed).frames();
        List<SceneFrame> mixed = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            mixed.add(i < at ? frames.get(i) : doubled(frames.get(i)));
        }
        assertThat(Walk.events(new SpatialScene(PLACES), mixed).stream().map(Walk::said).toList())
                .isEqualTo(
                        Walk.events(new SpatialScene(PLACES), frames).stream()
                                .map(Walk::said)
                                .toList());
    }

    private static SceneFrame doubled(SceneFrame frame) {
        List<Track> visible = new ArrayList<>();
        for (Track track : frame.visible()) {
            Box b = track.box();
            visible.add(
                    new Track(
                            track.camera(),
                            track.epoch(),
                            track.sequence(),
                            track.capturedAtMicros(),
                            track.id(),
                            new Box(2 * b.left(), 2 * b.top(), 2 * b.right(), 2 * b.bottom()),
                            track.score(),
                            track.label()));
        }
        return new SceneFrame(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                2 * frame.width(),
                2 * frame.height(),
                frame.looked(),
                visible,
                frame.ended(),
                frame.renamed());
    }
}
