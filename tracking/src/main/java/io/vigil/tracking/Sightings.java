package io.vigil.tracking;

import io.vigil.tracking.motion.Motion;
import java.util.Objects;

/**
 * What was seen of one track, as far as it matters: the last sighting and a few before it. Where a
 * tracker follows the camera, boxes are in coordinates of the scene; see {@link
 * TrackerState#scene}. At the beginning, when there were fewer, the first stands for those that are
 * missing.
 *
 * @param count in how many frames it was seen
 * @param streak in how many frames it was seen without a miss; 0 if not in the last
 * @param last detection joined
 * @param second one before
 * @param third one before {@code second}
 * @param fourth one before {@code third}
 * @param motion after {@code last} was seen
 */
public record Sightings(
        int count,
        int streak,
        Sighting last,
        Sighting second,
        Sighting third,
        Sighting fourth,
        Motion motion) {
    public Sightings {
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(third, "third");
        Objects.requireNonNull(fourth, "fourth");
        Objects.requireNonNull(motion, "motion");
    }

    /** Of a track that begins. */
    public static Sightings first(Box box, long micros, Motion motion) {
        Sighting only = new Sighting(box, micros);
        return new Sightings(1, 1, only, only, only, only, motion);
    }

    /**
     * After another detection was joined.
     *
     * @param spacingMicros least time between those that are kept beside the last: 0 to keep each
     */
    public Sightings with(Box box, long micros, Motion after, long spacingMicros) {
        Sighting now = new Sighting(box, micros);
        // The last takes its place among the others once it is far enough from the one before.
        return last.micros() - second.micros() >= spacingMicros
                ? new Sightings(next(count), next(streak), now, last, second, third, after)
                : new Sightings(next(count), next(streak), now, second, third, fourth, after);
    }

    private static int next(int number) {
        return number == Integer.MAX_VALUE ? number : number + 1;
    }

    /** After a frame in which it was not seen. */
    public Sightings missed() {
        return streak == 0 ? this : new Sightings(count, 0, last, second, third, fourth, motion);
    }

    /**
     * The oldest of those kept that is not older than {@code micros}; the last if all are.
     *
     * @param micros capture time
     */
    public Sighting since(long micros) {
        if (fourth.micros() >= micros) {
            return fourth;
        }
        if (third.micros() >= micros) {
            return third;
        }
        return second.micros() >= micros ? second : last;
    }

    /**
     * The newest before the last that is older than it by enough; the oldest kept where none is.
     *
     * @param byMicros at least so much
     */
    public Sighting earlier(long byMicros) {
        long latest = last.micros() - byMicros;
        if (second.micros() <= latest) {
            return second;
        }
        return third.micros() <= latest ? third : fourth;
    }

    /** The same in other coordinates. */
    public Sightings warped(Affine camera) {
        Sighting nowLast = warped(last, camera);
        Sighting nowSecond = second.micros() == last.micros() ? nowLast : warped(second, camera);
        Sighting nowThird = third.micros() == second.micros() ? nowSecond : warped(third, camera);
        Sighting nowFourth = fourth.micros() == third.micros() ? nowThird : warped(fourth, camera);
        return new Sightings(count, streak, nowLast, nowSecond, nowThird, nowFourth, motion);
    }

    private static Sighting warped(Sighting sighting, Affine camera) {
        return new Sighting(camera.box(sighting.box()), sighting.micros());
    }
}
