package io.vigil.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever the detections are. */
class ByteTrackLawsTest {
    private static final int FRAMES = 60;

    @Property(tries = 40)
    void aHistoryContinuesFromItsStateAlone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = FRAMES - 1) int split) {
        List<FrameDetections> frames = crowd(seed);
        List<TrackerStep> whole = run(TrackerState.empty(), frames);
        TrackerState carried = whole.get(split - 1).state();
        List<TrackerStep> rest = run(carried, frames.subList(split, FRAMES));
        assertThat(rest).isEqualTo(whole.subList(split, FRAMES));
    }

    @Property(tries = 40)
    void theOrderOfDetectionsChangesNothing(@ForAll long seed) {
        List<FrameDetections> frames = crowd(seed);
        Random random = new Random(seed);
        List<FrameDetections> shuffled =
                frames.stream()
                        .map(
                                frame -> {
                                    List<Detection> order = new ArrayList<>(frame.detections());
                                    Collections.shuffle(order, random);
                                    return with(frame, frame.cameraMotion(), order);
                                })
                        .toList();
        assertThat(run(TrackerState.empty(), shuffled))
                .isEqualTo(run(TrackerState.empty(), frames));
    }

    @Property(tries = 40)
    void scalingTheImageByTwoScalesTheTracks(@ForAll long seed) {
        List<FrameDetections> frames = crowd(seed);
        List<FrameDetections> large = frames.stream().map(ByteTrackLawsTest::twiceAsLarge).toList();
        assertThat(names(run(TrackerState.empty(), large)))
                .isEqualTo(names(run(TrackerState.empty(), frames)));
    }

    @Property(tries = 40)
    void aTrackIsShownOncePerFrameNeverAfterItsEndAndItsEndTellsTheTruth(@ForAll long seed) {
        Map<Long, Long> shown = new HashMap<>();
        Map<Long, Long> last = new HashMap<>();
        Set<Long> over = new HashSet<>();
        for (TrackerStep step : run(TrackerState.empty(), crowd(seed))) {
            assertThat(step.visible()).extracting(Track::id).doesNotHaveDuplicates().isSorted();
            assertThat(step.visible()).noneMatch(track -> over.contains(track.id()));
            for (Track track : step.visible()) {
                shown.merge(track.id(), 1L, Long::sum);
                last.put(track.id(), track.capturedAtMicros());
                assertThat(track.id()).isBetween(1L, step.state().nextId() - 1);
            }
            for (TrackEnded end : step.ended()) {
                assertThat(over.add(end.id())).isTrue();
                assertThat(end.frames()).isEqualTo(shown.get(end.id()));
                assertThat(end.lastSeenMicros()).isEqualTo(last.get(end.id()));
            }
        }
    }

    private static List<TrackerStep> run(TrackerState from, List<FrameDetections> frames) {
        List<TrackerStep> steps = new ArrayList<>();
        TrackerState state = from;
        for (FrameDetections frame : frames) {
            // A new instance each time, so that nothing can be remembered outside the state.
            TrackerStep step = new ByteTrack(ByteTrackConfig.DEFAULTS).step(state, frame);
            steps.add(step);
            state = step.state();
        }
        return steps;
    }

    private static List<List<Long>> names(List<TrackerStep> steps) {
        return steps.stream().map(s -> s.visible().stream().map(Track::id).toList()).toList();
    }

    private static FrameDetections twiceAsLarge(FrameDetections frame) {
        Affine c = frame.cameraMotion();
        Affine camera = new Affine(c.a11(), c.a12(), 2 * c.tx(), c.a21(), c.a22(), 2 * c.ty());
        List<Detection> detections = new ArrayList<>();
        for (Detection d : frame.detections()) {
            Box b = d.box();
            Box box = new Box(2 * b.left(), 2 * b.top(), 2 * b.right(), 2 * b.bottom());
            detections.add(new Detection(box, d.score(), d.label()));
        }
        return with(frame, camera, detections);
    }

    private static FrameDetections with(
            FrameDetections frame, Affine camera, List<Detection> detections) {
        return new FrameDetections(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                frame.width(),
                frame.height(),
                camera,
                detections);
    }

    /** People and cars who wander, hide, and are missed, with false alarms; times are uneven. */
    private static List<FrameDetections> crowd(long seed) {
        Random random = new Random(seed);
        int objects = 2 + random.nextInt(8);
        double[] x = random.doubles(objects, 0, 300).toArray();
        double[] y = random.doubles(objects, 0, 150).toArray();
        List<FrameDetections> frames = new ArrayList<>();
        long micros = 0;
        for (int i = 0; i < FRAMES; i++) {
            micros += random.nextInt(20) == 0 ? 1_500_000 : 20_000 + random.nextInt(40_000);
            List<Detection> seen = new ArrayList<>();
            for (int j = 0; j < objects; j++) {
                x[j] += random.nextGaussian() * 3;
                y[j] += random.nextGaussian() * 3;
                if (random.nextInt(5) > 0) {
                    Box box = Box.ofSize(x[j], y[j], 30, 60 + random.nextGaussian());
                    String label = j % 3 == 0 ? "car" : "person";
                    seen.add(new Detection(box, random.nextDouble(), label));
                }
            }
            Affine camera =
                    random.nextInt(4) == 0
                            ? new Affine(1, 0, random.nextInt(5), 0, 1, 0)
                            : Affine.IDENTITY;
            frames.add(new FrameDetections("c", i / 30, i % 30, micros, 640, 360, camera, seen));
        }
        return frames;
    }
}
