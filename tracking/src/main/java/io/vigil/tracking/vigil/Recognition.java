package io.vigil.tracking.vigil;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.appearance.Appearance;
import io.vigil.tracking.association.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long tracks are kept, and who of those that were lost is back. A track whose looks are known
 * is remembered for longer than its place means anything; a track that is new is compared with
 * those once its own looks are known a little, and given the older one's name if they are alike and
 * nobody else is.
 */
final class Recognition {
    /** Of those who overlap by less, each crop shows mostly one. */
    private static final double ALONE_IOU = 0.1;

    private final RecognitionConfig config;
    private final long lostForMicros;
    private final long rememberedForMicros;

    Recognition(RecognitionConfig config, Duration lostFor) {
        this.config = config;
        lostForMicros = lostFor.toNanos() / 1000;
        rememberedForMicros = Math.max(lostForMicros, config.rememberedFor().toNanos() / 1000);
    }

    /** The track after its detection was joined, with what the detection says of its looks. */
    Tracklet remember(Tracklet tracklet, Detection detection) {
        boolean tells =
                detection.embedding().isPresent() && detection.score() >= config.sureLooks();
        return tells
                ? tracklet.withAppearance(
                        tracklet.appearance().with(detection.embedding(), config.kept()))
                : tracklet;
    }

    /**
     * Those who live on in a frame, ordered by id.
     *
     * @param known ordered by id
     * @param outcome is told who is over and who has been recognised
     */
    List<Tracklet> recognise(List<Tracklet> known, FrameDetections frame, Outcome outcome) {
        List<Tracklet> living = withoutForgotten(known, frame.capturedAtMicros(), outcome);
        for (int i = 0; i < living.size(); i++) {
            Tracklet recent = living.get(i);
            if (isRecent(recent) && isAlone(recent, living)) {
                int older = likeness(recent, living);
                if (older >= 0) {
                    outcome.rename(recent.id(), living.get(older).id());
                    living = joined(living, older, i);
                    i--;
                }
            }
        }
        return living;
    }

    private List<Tracklet> withoutForgotten(List<Tracklet> known, long now, Outcome outcome) {
        long oldest = oldestRemembered(known, now);
        List<Tracklet> living = known;
        for (int i = 0; i < known.size(); i++) {
            Tracklet tracklet = known.get(i);
            long last = tracklet.sightings().last().micros();
            boolean remembered = tracklet.shown() && tracklet.appearance().isPresent();
            boolean over = now - last > lostForMicros && !(remembered && last >= oldest);
            if (over) {
                if (living == known) {
                    living = new ArrayList<>(known.subList(0, i));
                }
                outcome.end(tracklet);
            } else if (living != known) {
                living.add(tracklet);
            }
        }
        return living;
    }

    /** When those were last seen that are just remembered. */
    private long oldestRemembered(List<Tracklet> known, long now) {
        long oldest = now - rememberedForMicros;
        if (known.size() <= config.most()) {
            return oldest;
        }
        long[] times =
                known.stream()
                        .filter(tracklet -> tracklet.appearance().isPresent())
                        .mapToLong(tracklet -> tracklet.sightings().last().micros())
                        .filter(last -> now - last > lostForMicros)
                        .sorted()
                        .toArray();
        int tooMany = times.length - config.most();
        return tooMany > 0 ? Math.max(oldest, times[tooMany - 1] + 1) : oldest;
    }

    private boolean isRecent(Tracklet tracklet) {
        int count = tracklet.sightings().count();
        return tracklet.status() == Status.TRACKED
                && count >= config.after()
                && count <= config.until()
                && tracklet.appearance().isPresent()
                && tracklet.motion().height() >= config.leastHeight();
    }

    /** A box that holds others, too, looks like nobody. */
    private static boolean isAlone(Tracklet recent, List<Tracklet> living) {
        Box box = recent.motion().box();
        for (int i = 0; i < living.size(); i++) {
            Tracklet other = living.get(i);
            if (other.id() != recent.id()
                    && other.status() == Status.TRACKED
                    && other.motion().box().iou(box) > ALONE_IOU) {
                return false;
            }
        }
        return true;
    }

    /**
     * The place of the lost track that the recent one is alike, or -1. It needs to be more alike
     * than any other, even than those that are in sight and so cannot be the same: how alike these
     * are tells how little looks say in this place.
     */
    private int likeness(Tracklet recent, List<Tracklet> living) {
        double best = config.leastCosine();
        double others = -1;
        int found = -1;
        for (int i = 0; i < living.size(); i++) {
            Tracklet other = living.get(i);
            if (other.id() == recent.id()
                    || !other.appearance().comparable(recent.appearance().mean())) {
                continue;
            }
            double cosine = other.appearance().cosine(recent.appearance().mean());
            if (cosine >= best && mayBe(recent, other)) {
                others = found < 0 ? others : Math.max(others, best);
                best = cosine;
                found = i;
            } else {
                others = Math.max(others, cosine);
            }
        }
        return best - others >= config.margin() ? found : -1;
    }

    private static boolean mayBe(Tracklet recent, Tracklet other) {
        return other.status() == Status.LOST
                && other.sightings().last().micros() < recent.firstSeenMicros()
                && other.label().equals(recent.label());
    }

    private List<Tracklet> joined(List<Tracklet> living, int older, int recent) {
        List<Tracklet> after = new ArrayList<>(living);
        Tracklet lost = living.get(older);
        Tracklet back = living.get(recent);
        Appearance both = lost.appearance().with(back.appearance().mean(), config.kept());
        after.set(older, back.continuing(lost, both));
        after.remove(recent);
        return after;
    }
}
