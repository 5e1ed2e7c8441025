package io.vigil.tracking.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every tracker, whatever the detections are. */
class TrackerLawsTest {
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(Trackers.NAMES);
    }

    @Property(tries = 80)
    void aHistoryContinuesFromItsStateAlone(
            @ForAll("names") String name,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = Crowd.FRAMES - 1) int split) {
        List<FrameDetections> frames = Crowd.wandering(seed);
        List<TrackerStep> whole = run(name, frames);
        TrackerState carried = whole.get(split - 1).state();
        List<TrackerStep> rest = run(name, carried, frames.subList(split, Crowd.FRAMES));
        assertThat(rest).isEqualTo(whole.subList(split, Crowd.FRAMES));
    }

    @Property(tries = 80)
    void oneInstanceMaySwitchBetweenCameras(
            @ForAll("names") String name, @ForAll long seed, @ForAll long other) {
        List<FrameDetections> first = Crowd.wandering(seed);
        List<FrameDetections> second = Crowd.wandering(other);
        Tracker shared = Trackers.named(name);
        TrackerState firstState = TrackerState.empty();
        TrackerState secondState = TrackerState.empty();
        List<TrackerStep> expected = run(name, first);
        for (int i = 0; i < Crowd.FRAMES; i++) {
            secondState = shared.step(secondState, second.get(i)).state();
            TrackerStep step = shared.step(firstState, first.get(i));
            assertThat(step).isEqualTo(expected.get(i));
            firstState = step.state();
        }
    }

    @Property(tries = 80)
    void theOrderOfDetectionsChangesNothing(@ForAll("names") String name, @ForAll long seed) {
        List<FrameDetections> frames = Crowd.wandering(seed);
        Random random = new Random(seed);
        List<FrameDetections> shuffled = new ArrayList<>();
        for (FrameDetections frame : frames) {
            List<Detection> order = new ArrayList<>(frame.detections());
            Collections.shuffle(order, random);
            shuffled.add(Crowd.with(frame, frame.cameraMotion(), order));
        }
        assertThat(run(name, shuffled)).isEqualTo(run(name, frames));
    }

    @Property(tries = 80)
    void mirroringTheImageMirrorsTheTracks(@ForAll("names") String name, @ForAll long seed) {
        List<FrameDetections> frames = Crowd.wandering(seed);
        List<FrameDetections> mirrored = new ArrayList<>();
        for (FrameDetections frame : frames) {
            Affine c = frame.cameraMotion();
            Affine camera = new Affine(c.a11(), -c.a12(), -c.tx(), -c.a21(), c.a22(), c.ty());
            mirrored.add(
                    Crowd.mapped(
                            frame,
                            camera,
                            b -> new Box(-b.right(), b.top(), -b.left(), b.bottom())));
        }
        assertThat(shapes(run(name, mirrored), -1)).isEqualTo(shapes(run(name, frames), 1));
    }

    @Property(tries = 80)
    void scalingTheImageByTwoScalesTheTracks(@ForAll("names") String name, @ForAll long seed) {
        // SORT's and OC-SORT's noise is in pixels, so theirs is another filter at another size.
        String scaling = name.endsWith("sort") && !name.equals("deepsort") ? "bytetrack" : name;
        // Both are large enough for looks to count.
        List<FrameDetections> frames = scaled(Crowd.wandering(seed), 4);
        List<FrameDetections> large = scaled(frames, 2);
        assertThat(names(run(scaling, large))).isEqualTo(names(run(scaling, frames)));
    }

    private static List<FrameDetections> scaled(List<FrameDetections> frames, double by) {
        List<FrameDetections> scaled = new ArrayList<>();
        for (FrameDetections frame : frames) {
            Affine c = frame.cameraMotion();
            Affine camera =
                    new Affine(c.a11(), c.a12(), by * c.tx(), c.a21(), c.a22(), by * c.ty());
            scaled.add(
                    Crowd.mapped(
                            frame,
                            camera,
                            b ->
                                    new Box(
                                            by * b.left(),
                                            by * b.top(),
                                            by * b.right(),
                                            by * b.bottom())));
        }
        return scaled;
    }

    @Property(tries = 80)
    void aTrackIsShownOncePerFrameNeverAfterItsEndAndItsEndTellsTheTruth(
            @ForAll("names") String name, @ForAll long seed) {
        Map<Long, Long> shown = new HashMap<>();
        Map<Long, Long> first = new HashMap<>();
        Map<Long, Long> last = new HashMap<>();
        Set<Long> over = new HashSet<>();
        for (TrackerStep step : run(name, Crowd.wandering(seed))) {
            assertThat(step.visible()).extracting(Track::id).doesNotHaveDuplicates().isSorted();
            assertThat(step.ended()).extracting(TrackEnded::id).isSorted();
            assertThat(step.visible()).noneMatch(track -> over.contains(track.id()));
            for (Track track : step.visible()) {
                shown.merge(track.id(), 1L, Long::sum);
                first.putIfAbsent(track.id(), track.capturedAtMicros());
                last.put(track.id(), track.capturedAtMicros());
                assertThat(track.id()).isBetween(1L, step.state().nextId() - 1);
            }
            for (TrackEnded end : step.ended()) {
                assertThat(over.add(end.id())).isTrue();
                assertThat(end.frames()).isEqualTo(shown.get(end.id()));
                assertThat(end.firstSeenMicros()).isEqualTo(first.get(end.id()));
                assertThat(end.lastSeenMicros()).isEqualTo(last.get(end.id()));
            }
        }
    }

    private static List<TrackerStep> run(String name, List<FrameDetections> frames) {
        return run(name, TrackerState.empty(), frames);
    }

    private static List<TrackerStep> run(
            String name, TrackerState from, List<FrameDetections> frames) {
        List<TrackerStep> steps = new ArrayList<>();
        TrackerState state = from;
        for (FrameDetections frame : frames) {
            // A new instance each time, so that nothing can be remembered outside the state.
            TrackerStep step = Trackers.named(name).step(state, frame);
            steps.add(step);
            state = step.state();
        }
        return steps;
    }

    private static List<Set<Long>> names(List<TrackerStep> steps) {
        return steps.stream()
                .map(s -> Set.copyOf(s.visible().stream().map(Track::id).toList()))
                .toList();
    }

    /** Who is where, to a tenth of a pixel, whatever the ids are. */
    private static List<Map<String, List<Integer>>> shapes(List<TrackerStep> steps, int direction) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Map<String, List<Integer>>> shapes = new ArrayList<>();
        for (TrackerStep step : steps) {
            Map<String, List<Integer>> frame = new HashMap<>();
            List<Track> inOrder = new ArrayList<>(step.visible());
            inOrder.sort(java.util.Comparator.comparingDouble(t -> direction * t.box().centerX()));
            for (Track track : inOrder) {
                int number = numbers.computeIfAbsent(track.id(), id -> numbers.size() + 1);
                String place =
                        "%d %d"
                                .formatted(
                                        Math.round(direction * track.box().centerX() * 10),
                                        Math.round(track.box().centerY() * 10));
                frame.computeIfAbsent(place, p -> new ArrayList<>()).add(number);
            }
            shapes.add(frame);
        }
        return shapes;
    }
}
