package io.vigil.deploy.falls;

import io.vigil.anomaly.falls.FallFrame;
import io.vigil.anomaly.falls.FallMachine;
import io.vigil.anomaly.falls.FallMoment;
import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.anomaly.falls.FallSettings;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.FallStep;
import io.vigil.anomaly.falls.Floor;
import io.vigil.deploy.falls.room.Episode;
import io.vigil.deploy.falls.room.FilmedRoom;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.PerceivedClip;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was told of one filmed room. Probable falls and somebody's being on the floor are alarms;
 * the first while somebody is down is the fall's, what else comes then is told again, any other is
 * false.
 *
 * @param seconds of film
 */
record RoomScore(long seed, double seconds, List<Row> rows) {
    /**
     * One episode.
     *
     * @param falseSeconds when something false was told
     * @param toldSeconds when its fall was; NaN where it was not, or nobody fell
     * @param again how often it was told again
     */
    record Row(Episode episode, List<Double> falseSeconds, double toldSeconds, int again) {
        boolean isTold() {
            return !Double.isNaN(toldSeconds);
        }

        /** Within 2 s after its end. */
        boolean isTimely() {
            return toldSeconds <= episode.fallUntil() + ClipScore.GRACE_SECONDS;
        }

        /** In which nobody is down after a fall. */
        double normalSeconds() {
            double until = episode.hasFall() ? episode.fallFrom() : episode.until();
            return until - episode.from();
        }

        String line(long seed) {
            return String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%.1f,%.1f,%.2f,%.2f,%.2f,%d,%s",
                    seed,
                    episode.activity(),
                    episode.kind(),
                    episode.night() ? "infra-red" : "light",
                    episode.from(),
                    normalSeconds(),
                    episode.fallFrom(),
                    episode.fallUntil(),
                    toldSeconds,
                    again,
                    String.join(" ", falseSeconds.stream().map(String::valueOf).toList()));
        }
    }

    static final String HEADER =
            "seed,activity,kind,light,from_s,normal_s,fall_from_s,fall_until_s,told_s,again,false_at_s";

    /** What is seen of the room by ingest's memory and a detector. */
    static List<FallFrame> seen(long seed, double seconds, Detector detector)
            throws SourceException {
        List<FallFrame> frames = new ArrayList<>();
        try (FilmedRoom room = new FilmedRoom(seed, seconds)) {
            CameraConfig camera =
                    CameraConfig.of("room-" + seed, "room")
                            .withFramesPerSecond(FilmedRoom.FRAMES_PER_SECOND);
            PerceivedClip.play(room, camera, detector, frame -> frames.add(falls(frame)));
        }
        return frames;
    }

    private static FallFrame falls(PerceivedFrame frame) {
        FrameDetections seen = frame.detections();
        return new FallFrame(
                seen.capturedAtMicros(),
                seen.width(),
                seen.height(),
                seen.detections(),
                frame.foreground());
    }

    /**
     * @param frames seen of the room of that seed
     */
    static RoomScore of(long seed, double seconds, List<FallFrame> frames) {
        try (FilmedRoom room = new FilmedRoom(seed, seconds)) {
            FallMachine machine = new FallMachine(FallSettings.DEFAULTS, new Floor(room.rests()));
            FallState state = FallState.EMPTY;
            List<FallMoment> moments = new ArrayList<>();
            for (FallFrame frame : frames) {
                FallStep step = machine.step(state, frame);
                state = step.state();
                moments.addAll(step.moments());
            }
            List<Row> rows =
                    room.episodes().stream()
                            .filter(episode -> episode.until() <= seconds)
                            .map(episode -> row(episode, moments))
                            .toList();
            return new RoomScore(seed, seconds, rows);
        }
    }

    static Row row(Episode episode, List<FallMoment> moments) {
        List<Double> wrong = new ArrayList<>();
        double told = Double.NaN;
        int again = 0;
        for (FallMoment moment : moments) {
            double at = moment.atMicros() / 1e6;
            boolean alarm = moment.kind() == Kind.PROBABLE || moment.kind() == Kind.ON_FLOOR;
            if (alarm && at >= episode.from() && at < episode.until()) {
                if (!episode.hasFall() || at < episode.fallFrom()) {
                    wrong.add(at);
                } else if (Double.isNaN(told)) {
                    told = at;
                } else {
                    again++;
                }
            }
        }
        return new Row(episode, wrong, told, again);
    }
}
