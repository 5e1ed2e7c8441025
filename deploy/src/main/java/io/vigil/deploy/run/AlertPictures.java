package io.vigil.deploy.run;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.ingest.Frame;
import io.vigil.sinks.evidence.Highlights;
import io.vigil.sinks.evidence.MomentPictures;
import io.vigil.tracking.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A picture of the frame at which each alert opened. An alert may be heard of before its frame and
 * after it, so the last frames are kept for a while. Not for many threads.
 */
final class AlertPictures implements AutoCloseable {
    /** More are not shown. */
    private static final int MOST = 40;

    /** Of frames that are kept, as they are in the log. */
    private static final long MOST_BYTES = 32L << 20;

    /** Alarmed frames whose heat is kept. */
    private static final int MOST_HEATS = 5000;

    private static final String TRACK = "track ";

    /**
     * @param hot whether what is unusual is to be seen
     */
    private record Moment(
            FrameName name,
            MomentPictures.Plain plain,
            List<Track> marked,
            boolean hot,
            List<MomentPictures.Spot> spots) {}

    private record Kept(Frame frame, List<Track> tracks) {
        FrameName name() {
            return new FrameName(frame.epoch(), frame.sequence());
        }
    }

    private final Function<Frame, Mat> decoder;
    private final MomentPictures pictures = new MomentPictures();
    private final Map<String, Moment> moments = new HashMap<>();
    private final TreeMap<FrameName, MomentPictures.Heat> heats = new TreeMap<>();
    private final TreeMap<FrameName, List<Alert>> wanted = new TreeMap<>();
    private final Deque<Kept> frames = new ArrayDeque<>();
    private long bytes;
    private int asked;

    /**
     * @param decoder whose pictures are closed here
     */
    AlertPictures(Function<Frame, Mat> decoder) {
        this.decoder = decoder;
    }

    /** Each alert's opening moment, once. */
    void alert(Alert alert) {
        if (alert.phase() != Alert.Phase.OPENED
                || alert.context().rule().isEmpty()
                || asked >= MOST) {
            return;
        }
        asked++;
        FrameName name = new FrameName(alert.epoch(), alert.sequence());
        for (Kept kept : frames) {
            if (kept.name().equals(name)) {
                draw(kept, alert);
                return;
            }
        }
        wanted.computeIfAbsent(name, n -> new ArrayList<>()).add(alert);
    }

    /** Each frame, in order, with all tracks in it. */
    void frame(Frame frame, List<Track> tracks) {
        Kept kept = new Kept(frame, tracks);
        List<Alert> waiting = wanted.remove(kept.name());
        if (waiting != null) {
            waiting.forEach(alert -> draw(kept, alert));
        }
        frames.addLast(kept);
        bytes += frame.image().length;
        while (bytes > MOST_BYTES && frames.size() > 1) {
            bytes -= frames.removeFirst().frame().image().length;
        }
    }

    private void draw(Kept kept, Alert alert) {
        try (Mat picture = decoder.apply(kept.frame())) {
            moments.put(
                    alert.alertId(),
                    new Moment(
                            kept.name(),
                            MomentPictures.plain(picture, kept.frame().capturedAtMicros()),
                            marked(kept.tracks(), alert),
                            isAnomaly(alert),
                            spots(alert)));
        } catch (IllegalArgumentException undecodable) {
            // Perception has sent it to the dead letters, with its reason.
            moments.remove(alert.alertId());
        }
    }

    /** Each frame's score; where it is an alarm, where the object is unusual is drawn. */
    void score(AnomalyScore score) {
        if (score.alarmed() && score.box().isPresent()) {
            heats.put(
                    new FrameName(score.epoch(), score.sequence()),
                    new MomentPictures.Heat(score.box().get(), score.map()));
            if (heats.size() > MOST_HEATS) {
                heats.pollFirstEntry();
            }
        }
    }

    /** Whom it is about; all where it is about none of them alone and is not to be seen. */
    private static List<Track> marked(List<Track> tracks, Alert alert) {
        String subject = alert.context().subject();
        List<Track> one =
                tracks.stream().filter(track -> subject.equals(TRACK + track.id())).toList();
        boolean elsewhere = isAnomaly(alert) || !spots(alert).isEmpty();
        return one.isEmpty() && !elsewhere ? tracks : one;
    }

    /** Of a fall, which needs no track. */
    private static List<MomentPictures.Spot> spots(Alert alert) {
        Map<String, Double> figures = alert.explanation().figures();
        return alert.kind().equals(RuleKind.FALL.word()) && figures.containsKey("x")
                ? List.of(new MomentPictures.Spot(figures.get("x"), figures.get("y")))
                : List.of();
    }

    private static boolean isAnomaly(Alert alert) {
        return alert.kind().equals(RuleKind.ANOMALY.word());
    }

    /** By alert id. */
    Map<String, Highlights.Sample> moments() {
        Map<String, Highlights.Sample> drawn = new HashMap<>();
        moments.forEach(
                (alert, moment) -> {
                    MomentPictures.Heat heat = moment.hot() ? heats.get(moment.name()) : null;
                    drawn.put(
                            alert,
                            pictures.drawn(
                                    moment.plain(),
                                    moment.marked(),
                                    heat == null ? List.of() : List.of(heat),
                                    moment.spots()));
                });
        return drawn;
    }

    @Override
    public void close() {
        pictures.close();
    }
}
