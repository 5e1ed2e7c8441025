package io.vigil.deploy.bench;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.spatial.SceneFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Objects that move in front of a camera, 10 frames a second, always as many: a third are cars.
 * Those that wander stay for good, go any way and turn at the edges, so that hundreds of alerts are
 * open. Those that pass enter at the left, nearly all of them, go straight on and leave at the
 * other side, and others come in their place.
 */
final class Movement {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long STEP_MICROS = 100_000;
    private static final long START = 1_763_900_000_000_000L;

    /** Pixels from the sides of the image at which objects turn, or leave. */
    private static final double SIDE = 30;

    /** Of those that pass, so many go against the stream. */
    private static final double AGAINST = 0.02;

    private final SplittableRandom random = new SplittableRandom(7);
    private final boolean passing;
    private final double[] x;
    private final double[] y;
    private final double[] speedX;
    private final double[] speedY;
    private final long[] id;
    private final long[] since;
    private long sequence;
    private long ids;

    private Movement(boolean passing, int objects) {
        this.passing = passing;
        x = random.doubles(objects, 0, WIDTH).toArray();
        y = random.doubles(objects, 200, HEIGHT).toArray();
        speedX = random.doubles(objects, -12, 12).toArray();
        speedY = random.doubles(objects, -4, 4).toArray();
        id = new long[objects];
        since = new long[objects];
        for (int i = 0; i < objects; i++) {
            id[i] = ++ids;
            if (passing) {
                sendOff(i);
            }
        }
    }

    static Movement wandering(int objects) {
        return new Movement(false, objects);
    }

    static Movement passing(int objects) {
        return new Movement(true, objects);
    }

    List<SceneFrame> ahead(int frames) {
        List<SceneFrame> ahead = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            ahead.add(next());
        }
        return ahead;
    }

    private SceneFrame next() {
        long at = START + sequence * STEP_MICROS;
        List<TrackEnded> ended = new ArrayList<>();
        List<Track> visible = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            boolean leaves =
                    passing && (x[i] + speedX[i] < SIDE || x[i] + speedX[i] > WIDTH - SIDE);
            if (leaves) {
                ended.add(ended(i, at));
                id[i] = ++ids;
                since[i] = at;
                sendOff(i);
                x[i] = speedX[i] > 0 ? SIDE : WIDTH - SIDE;
            } else {
                move(i);
            }
            visible.add(seen(i, at));
        }
        visible.sort((one, other) -> Long.compare(one.id(), other.id()));
        ended.sort((one, other) -> Long.compare(one.id(), other.id()));
        return new SceneFrame(
                AssessedCamera.CAMERA,
                0,
                sequence++,
                at,
                WIDTH,
                HEIGHT,
                true,
                visible,
                ended,
                List.of());
    }

    private void move(int i) {
        speedX[i] = x[i] < SIDE || x[i] > WIDTH - SIDE ? -speedX[i] : speedX[i];
        speedY[i] = y[i] < 160 || y[i] > HEIGHT - 5 ? -speedY[i] : speedY[i];
        x[i] = Math.min(WIDTH - 29, Math.max(29, x[i] + speedX[i]));
        y[i] = Math.min(HEIGHT - 4, Math.max(159, y[i] + speedY[i]));
    }

    /** On its way straight through the image, in 11 to 30 s. */
    private void sendOff(int i) {
        double speed = random.nextDouble(4, 12);
        speedX[i] = random.nextDouble() < AGAINST ? -speed : speed;
        speedY[i] = random.nextDouble(-0.3, 0.3);
        y[i] = random.nextDouble(200, HEIGHT - 10);
    }

    private Track seen(int i, long at) {
        double jitter = 2 * random.nextDouble() - 1;
        return new Track(
                AssessedCamera.CAMERA,
                0,
                sequence,
                at,
                id[i],
                new Box(x[i] - 20 + jitter, y[i] - 100, x[i] + 20, y[i] + jitter),
                .8,
                label(i));
    }

    private TrackEnded ended(int i, long at) {
        return new TrackEnded(
                AssessedCamera.CAMERA,
                0,
                sequence,
                at,
                id[i],
                label(i),
                since[i],
                at - STEP_MICROS,
                (at - since[i]) / STEP_MICROS);
    }

    private static String label(int i) {
        return i % 3 == 0 ? "car" : "person";
    }
}
