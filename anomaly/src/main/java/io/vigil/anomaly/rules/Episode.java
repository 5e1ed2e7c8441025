package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Evidence;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of time over which a rule's condition holds for one subject at one place, with its
 * alert if it has come to that. Times are seen time, but for {@code startedMicros}.
 *
 * @param track 0 where it is about a place or the camera
 * @param key what tells episodes of one track apart: a zone or line, the camera's trouble, or
 *     nothing where a subject has at most one
 * @param place where it began; may be empty
 * @param label the track's class; empty where there is none
 * @param begunMicros when it was first found to hold
 * @param sinceMicros since when it holds, which may be longer ago
 * @param startedMicros the same in capture time
 * @param heldMicros when it last held
 * @param held in how many frames it held; halved together with {@code missed} as they grow
 * @param missed in how many since it began it did not; once it is open, in how many since it held
 *     last its subject was seen to be elsewhere
 * @param startX where the subject was as it began, as a share of the image's width
 * @param startY the same of the height
 * @param x where it was last
 * @param y the same of the height
 * @param value that was measured last, in the unit of the kind
 * @param kilometresPerHour its speed then; NaN where that is not known
 * @param evidence frames in which it held
 * @param alert as it was written last; empty before it opens
 */
public record Episode(
        long track,
        String key,
        String place,
        String label,
        Stage stage,
        long begunMicros,
        long sinceMicros,
        long startedMicros,
        long heldMicros,
        int held,
        int missed,
        double startX,
        double startY,
        double x,
        double y,
        double value,
        double kilometresPerHour,
        Evidence evidence,
        Optional<Alert> alert) {
    /** Beyond so many frames what is long ago counts less. */
    private static final int REMEMBERED_FRAMES = 64;

    /** In fewer frames, to be seen elsewhere may be a mistake. */
    private static final int LEAST_ELSEWHERE = 3;

    /** How far it has come. */
    public enum Stage {
        /** It holds, but not yet for long enough. */
        PENDING,
        /** It has held for long enough. */
        OPEN,
        /** Staff has seen to it, and it is not yet over. */
        SETTLED
    }

    public Episode {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(alert, "alert");
    }

    static Episode begun(Finding found, long now, Moment moment) {
        return new Episode(
                found.track(),
                found.key(),
                found.place(),
                found.label(),
                Stage.PENDING,
                now,
                now - found.agoMicros(),
                moment.clock() - found.agoMicros(),
                now,
                1,
                0,
                found.x(),
                found.y(),
                found.x(),
                found.y(),
                found.value(),
                found.kilometresPerHour(),
                found.shown().map(moment::evidence).orElseGet(moment::evidence),
                Optional.empty());
    }

    /** It holds in this frame too. */
    Episode holding(Finding found, long now, Moment moment) {
        boolean many = held + missed >= REMEMBERED_FRAMES;
        int still = stage == Stage.PENDING ? missed : 0;
        return new Episode(
                track,
                key,
                place,
                // Of who is out of sight, the class is not found again.
                found.label().isEmpty() ? label : found.label(),
                stage,
                begunMicros,
                sinceMicros,
                startedMicros,
                now,
                (many ? held / 2 : held) + 1,
                many ? still / 2 : still,
                startX,
                startY,
                found.x(),
                found.y(),
                found.value(),
                found.kilometresPerHour(),
                moment.evidence(evidence),
                alert);
    }

    /** Whether its subject was seen to have moved on since it held last. */
    boolean isElsewhere() {
        return stage != Stage.PENDING && missed >= LEAST_ELSEWHERE;
    }

    /** It does not hold in this frame, which may be a mistake. */
    Episode missing() {
        boolean many = held + missed >= REMEMBERED_FRAMES;
        return with(stage, many ? held / 2 : held, (many ? missed / 2 : missed) + 1, alert);
    }

    Episode with(Stage next) {
        return with(next, held, missedAs(next), next == Stage.OPEN ? alert : Optional.empty());
    }

    Episode with(Alert written) {
        return with(Stage.OPEN, held, missedAs(Stage.OPEN), Optional.of(written));
    }

    /** What is missed before it opens has nothing to do with where its subject goes then. */
    private int missedAs(Stage next) {
        return stage == Stage.PENDING && next != Stage.PENDING ? 0 : missed;
    }

    private Episode with(Stage next, int seen, int unseen, Optional<Alert> written) {
        return new Episode(
                track,
                key,
                place,
                label,
                next,
                begunMicros,
                sinceMicros,
                startedMicros,
                heldMicros,
                seen,
                unseen,
                startX,
                startY,
                x,
                y,
                value,
                kilometresPerHour,
                evidence,
                written);
    }

    /** The same of what turned out to be that track. */
    Episode of(long other) {
        return new Episode(
                other,
                key,
                place,
                label,
                stage,
                begunMicros,
                sinceMicros,
                startedMicros,
                heldMicros,
                held,
                missed,
                startX,
                startY,
                x,
                y,
                value,
                kilometresPerHour,
                evidence,
                alert);
    }

    /** Order of subject and place, by which episodes are kept. */
    static int compare(long track, String key, long otherTrack, String otherKey) {
        int byTrack = Long.compare(track, otherTrack);
        return byTrack != 0 ? byTrack : key.compareTo(otherKey);
    }
}
