package io.vigil.deploy.liveness;

import io.vigil.ingest.SourceBeat;
import java.util.Optional;

/**
 * What is known of one camera. Times are microseconds of the wall clock since 1970.
 *
 * @param live whether it is a camera, rather than a recording
 * @param beat what ingest said last
 * @param heardMicros when that was, or since when nothing has been heard
 * @param loggedMicros when the broker took it; 0 where there is none
 * @param imageMicros when its last image came, or since when none has
 * @param flowingMicros since when images have come without a break; {@link #NOT} where they do not
 */
record CameraLife(
        boolean live,
        Optional<SourceBeat> beat,
        long heardMicros,
        long loggedMicros,
        long imageMicros,
        long flowingMicros) {
    static final long NOT = -1;

    /** An image that is older than this is no flow. */
    private static final long FLOW_MICROS = 2_000_000;

    static CameraLife unheard(boolean live, long sinceMicros) {
        return new CameraLife(live, Optional.empty(), sinceMicros, 0, sinceMicros, NOT);
    }

    CameraLife after(Heard.Beat heard) {
        SourceBeat said = heard.beat();
        boolean seen = said.silentMicros() >= 0;
        long image = seen ? heard.atMicros() - said.silentMicros() : imageMicros;
        boolean flows =
                said.state() == SourceBeat.State.UP && seen && said.silentMicros() < FLOW_MICROS;
        long since = flowingMicros == NOT ? heard.atMicros() : flowingMicros;
        return new CameraLife(
                live || said.live(),
                Optional.of(said),
                heard.atMicros(),
                heard.loggedMicros(),
                Math.max(image, imageMicros),
                flows ? since : NOT);
    }

    /** Nobody listened for so long, so the time is held against nobody. */
    CameraLife excused(long micros, long nowMicros) {
        return new CameraLife(
                live,
                beat,
                Math.min(nowMicros, heardMicros + micros),
                loggedMicros,
                Math.min(nowMicros, imageMicros + micros),
                flowingMicros == NOT ? NOT : Math.min(nowMicros, flowingMicros + micros));
    }

    CameraLife interrupted() {
        return new CameraLife(live, beat, heardMicros, loggedMicros, imageMicros, NOT);
    }

    boolean in(SourceBeat.State state) {
        return beat.isPresent() && beat.get().state() == state;
    }

    /** Read to its end, so that nothing more is expected of it. */
    boolean ended() {
        return in(SourceBeat.State.ENDED);
    }

    long epoch() {
        return beat.map(SourceBeat::epoch).orElse(-1L);
    }

    long sequence() {
        return beat.map(SourceBeat::sequence).orElse(-1L);
    }
}
