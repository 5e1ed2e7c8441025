package io.vigil.tracking.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted at a shop's door in eight hours, beside what happened there. */
class DoorCountsTest {
    private static final double WITHIN_SECONDS = 0.5;
    private static final int QUARTERS = (int) (DoorDay.SECONDS / 900);

    private static SpatialConfig door(Anchor anchor) {
        return Walk.config(anchor, List.of(DoorCamera.door()), List.of());
    }

    private static List<SpatialEvent> counted(Anchor anchor, List<SceneFrame> frames) {
        return Walk.events(new SpatialScene(door(anchor)), frames);
    }

    private static double seconds(SpatialEvent event) {
        return (event.occurredAtMicros() - 1_000_000) * 1e-6;
    }

    @Test
    void trueTracksAreCountedExactly() {
        DoorDay day = new DoorDay(1);
        List<Walker.Crossing> truth = day.truth(door(Anchor.BOTTOM_CENTER));
        List<SpatialEvent> counted = counted(Anchor.BOTTOM_CENTER, day.trueTracks());

        assertThat(truth).hasSizeGreaterThan(850);
        Matches matches = Matches.of(truth, counted, 0.1);
        matches.report();
        assertThat(counted.stream().map(DoorCountsTest::who).sorted())
                .isEqualTo(truth.stream().map(DoorCountsTest::who).sorted().toList());
        assertThat(matches.matched()).isEqualTo(truth.size());
    }

    private static String who(SpatialEvent event) {
        return event.track() + " " + (event.direction().orElseThrow() == Direction.IN);
    }

    private static String who(Walker.Crossing crossing) {
        return crossing.walker() + " " + crossing.in();
    }

    @Test
    void noisyDetectionsThroughTheDefaultTrackerAreCountedToOnePercent() {
        for (long seed = 1; seed <= 3; seed++) {
            DoorDay day = new DoorDay(seed);
            List<Walker.Crossing> truth = day.truth(door(Anchor.BOTTOM_CENTER));
            List<SceneFrame> tracked = tracked(day.detections(0.05, 2));
            List<SpatialEvent> counted = counted(Anchor.BOTTOM_CENTER, tracked);
            Matches matches = Matches.of(truth, counted, WITHIN_SECONDS);
            long worst = worstQuarter(truth, counted);
            System.out.printf(
                    "Door %d: %d crossings, %d counted, precision %.4f, recall %.4f, net error per 15 minutes at most %d%n",
                    seed,
                    truth.size(),
                    counted.size(),
                    matches.precision(),
                    matches.recall(),
                    worst);
            for (Anchor anchor : List.of(Anchor.CENTER, Anchor.CORNERS)) {
                List<SpatialEvent> other = counted(anchor, tracked);
                Matches with = Matches.of(truth, other, WITHIN_SECONDS);
                System.out.printf(
                        "  by %s: %d counted, precision %.4f, recall %.4f, net error at most %d%n",
                        anchor,
                        other.size(),
                        with.precision(),
                        with.recall(),
                        worstQuarter(truth, other));
            }
            matches.report();
            assertThat(matches.precision()).isGreaterThanOrEqualTo(0.99);
            assertThat(matches.recall()).isGreaterThanOrEqualTo(0.99);
            assertThat(worst).isLessThanOrEqualTo(2);
        }
    }

    private static List<SceneFrame> tracked(List<FrameDetections> detections) {
        Tracker tracker = Trackers.named(Trackers.DEFAULT);
        TrackerState state = TrackerState.empty();
        List<SceneFrame> frames = new ArrayList<>();
        for (FrameDetections frame : detections) {
            TrackerStep step = tracker.step(state, frame);
            state = step.state();
            frames.add(
                    new SceneFrame(
                            frame.camera(),
                            frame.epoch(),
                            frame.sequence(),
                            frame.capturedAtMicros(),
                            frame.width(),
                            frame.height(),
                            true,
                            step.visible(),
                            step.ended(),
                            step.renamed()));
        }
        return frames;
    }

    /** The greatest difference of in minus out in any quarter of an hour. */
    private static long worstQuarter(List<Walker.Crossing> truth, List<SpatialEvent> counted) {
        long[] net = new long[QUARTERS];
        for (Walker.Crossing crossing : truth) {
            net[(int) (crossing.seconds() / 900)] += crossing.in() ? 1 : -1;
        }
        for (SpatialEvent event : counted) {
            boolean in = event.direction().orElseThrow() == Direction.IN != event.retracted();
            net[(int) (seconds(event) / 900)] -= in ? 1 : -1;
        }
        long worst = 0;
        for (long difference : net) {
            worst = Math.max(worst, Math.abs(difference));
        }
        return worst;
    }

    /** Crossings and counts matched one to one by direction and time. */
    private record Matches(int matched, List<Walker.Crossing> missed, List<SpatialEvent> surplus) {
        static Matches of(
                List<Walker.Crossing> truth, List<SpatialEvent> counted, double withinSeconds) {
            List<SpatialEvent> free = new ArrayList<>(counted);
            free.sort(java.util.Comparator.comparingLong(SpatialEvent::occurredAtMicros));
            List<Walker.Crossing> missed = new ArrayList<>();
            for (Walker.Crossing crossing : truth) {
                boolean found = false;
                for (int i = 0; i < free.size() && !found; i++) {
                    SpatialEvent event = free.get(i);
                    boolean in = event.direction().orElseThrow() == Direction.IN;
                    if (in == crossing.in()
                            && Math.abs(seconds(event) - crossing.seconds()) <= withinSeconds) {
                        free.remove(i);
                        found = true;
                    }
                }
                if (!found) {
                    missed.add(crossing);
                }
            }
            return new Matches(truth.size() - missed.size(), missed, free);
        }

        double precision() {
            return (double) matched / (matched + surplus.size());
        }

        double recall() {
            return (double) matched / (matched + missed.size());
        }

        void report() {
            missed.forEach(crossing -> System.out.println("  missed " + crossing));
            surplus.forEach(
                    event ->
                            System.out.printf(
                                    "  surplus %s at %.2f s%n", Walk.said(event), seconds(event)));
        }
    }
}
