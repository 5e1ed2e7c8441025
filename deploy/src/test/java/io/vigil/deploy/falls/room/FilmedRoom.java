package io.vigil.deploy.falls.room;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.tracking.spatial.Zone;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** A room of its own for each seed, as a camera's source: the same seed, the same bytes. */
public final class FilmedRoom implements FrameSource {
    public static final double FRAMES_PER_SECOND = 5;

    private final Room room;
    private final Story story;
    private final Film film;
    private final double seconds;
    private final byte[] bgr = new byte[3 * View.WIDTH * View.HEIGHT];
    private final Mat image = new Mat(View.HEIGHT, View.WIDTH, opencv_core.CV_8UC3);
    private long frame;

    /**
     * @param seconds of film
     */
    public FilmedRoom(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 11);
        this.room = new Room(random);
        Light light = new Light(random);
        this.story = new Story(room, light, random, seconds);
        this.film = new Film(room, light, random.nextLong());
        this.seconds = seconds;
    }

    public List<Zone> rests() {
        return room.rests();
    }

    /** What goes on, in the order of time. */
    public List<Episode> episodes() {
        return story.episodes();
    }

    @Override
    public Captured next() {
        double at = frame / FRAMES_PER_SECOND;
        if (at >= seconds) {
            return null;
        }
        film.shoot(at, story.things(), bgr);
        image.data().put(bgr);
        long micros = Math.round(at * 1e6);
        frame++;
        return new Captured(micros, micros, image);
    }

    @Override
    public long originMicros() {
        return 0;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public void close() {
        image.close();
    }
}
