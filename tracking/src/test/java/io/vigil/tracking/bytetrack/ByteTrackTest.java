package io.vigil.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.StaleFrameException;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteTrackTest {
    private static final long FRAME_MICROS = 40_000;

    private final ByteTrack tracker = new ByteTrack(ByteTrackConfig.PUBLISHED);
    private TrackerState state = TrackerState.empty();
    private long sequence;

    @Test
    void twoWhoWalkPastEachOtherKeepTheirIds() {
        List<Long> firstIds = new ArrayList<>();
        List<Long> secondIds = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Track> seen = see(person(4 * i, 100, .9), person(400 - 4 * i, 115, .9)).visible();
            firstIds.add(idAt(seen, 4 * i, 100));
            secondIds.add(idAt(seen, 400 - 4 * i, 115));
        }
        assertThat(firstIds).containsOnly(firstIds.get(0));
        assertThat(secondIds).containsOnly(secondIds.get(0)).doesNotContain(firstIds.get(0));
    }

    @Test
    void aPersonHalfHiddenIsHeldByTheSecondAssociation() {
        long id = see(person(100, 100, .9)).visible().get(0).id();
        for (int i = 0; i < 10; i++) {
            assertThat(see(person(100, 100, .3)).visible())
                    .extracting(Track::id)
                    .containsExactly(id);
        }
    }

    @Test
    void aLostTrackIsFoundAgainWithinItsTimeAndEndsAfterIt() {
        long id = see(person(100, 100, .9)).visible().get(0).id();
        nothingFor(900_000);
        assertThat(see(person(100, 100, .9)).visible()).extracting(Track::id).containsExactly(id);
        List<TrackEnded> ended = nothingFor(2_500_000);
        assertThat(ended).extracting(TrackEnded::id).containsExactly(id);
        assertThat(ended.get(0).frames()).isEqualTo(2);
        see();
        see(person(100, 100, .9));
        assertThat(see(person(100, 100, .9)).visible())
                .extracting(Track::id)
                .containsExactly(id + 1);
    }

    @Test
    void whatIsSeenOnlyOnceIsNeverShown() {
        see();
        assertThat(see(person(100, 100, .9)).visible()).isEmpty();
        TrackerStep gone = see();
        assertThat(gone.ended()).isEmpty();
        assertThat(gone.state().tracklets()).isEmpty();
    }

    @Test
    void aTrackNeverJoinsADetectionOfAnotherClass() {
        long id = see(person(100, 100, .9)).visible().get(0).id();
        see(new Detection(Box.ofSize(100, 100, 40, 100), .9, "car"));
        assertThat(see(new Detection(Box.ofSize(100, 100, 40, 100), .9, "car")).visible())
                .extracting(Track::label, Track::id)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("car", id + 1));
    }

    @Test
    void aFrameThatIsNotLaterIsRefused() {
        see();
        sequence--;
        assertThatThrownBy(this::see)
                .isInstanceOf(StaleFrameException.class)
                .hasMessageContaining("Camera c");
    }

    private List<TrackEnded> nothingFor(long micros) {
        return IntStream.range(0, (int) (micros / FRAME_MICROS))
                .boxed()
                .flatMap(i -> see().ended().stream())
                .toList();
    }

    private TrackerStep see(Detection... detections) {
        FrameDetections frame =
                new FrameDetections(
                        "c",
                        0,
                        sequence,
                        sequence * FRAME_MICROS,
                        640,
                        360,
                        Affine.IDENTITY,
                        List.of(detections));
        sequence++;
        TrackerStep step = tracker.step(state, frame);
        state = step.state();
        return step;
    }

    private static Detection person(double left, double top, double score) {
        return new Detection(Box.ofSize(left, top, 40, 100), score, "person");
    }

    /** Of the track that fits best, since the filter's box is shown. */
    private static long idAt(List<Track> tracks, double left, double top) {
        Box box = Box.ofSize(left, top, 40, 100);
        return tracks.stream()
                .max(Comparator.comparingDouble(track -> track.box().iou(box)))
                .map(Track::id)
                .orElseThrow();
    }
}
