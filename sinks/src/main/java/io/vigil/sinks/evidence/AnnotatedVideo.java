package io.vigil.sinks.evidence;

import io.vigil.tracking.Track;
import io.vigil.tracking.spatial.SpatialConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The video of one camera with everything that was seen drawn onto it. Written as {@code
 * NAME.part}, which is playable should the process die, and moved to its name when closed. The
 * first frame decides the size; others are letterboxed to it. Not for many threads.
 */
public final class AnnotatedVideo implements AutoCloseable {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.S", Locale.ROOT);

    /** Below it labels would hide what they name, so small pictures are enlarged. */
    private static final int LEAST_WIDTH = 400;

    private final Path file;
    private final Path part;
    private final String camera;
    private final ZoneId zone;
    private final Annotator annotator = new Annotator();
    private final Trails trails = new Trails();
    private SpatialConfig places = SpatialConfig.NONE;
    private VideoFile video;
    private int width;
    private int height;
    private long firstMicros;

    /**
     * @param file to be; its folder exists
     * @param camera shown beside the clock
     * @param zone of the clock shown
     */
    public AnnotatedVideo(Path file, String camera, ZoneId zone) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.camera = camera;
        this.zone = zone;
    }

    /** Lines and zones that are drawn from the next frame on. */
    public void places(SpatialConfig drawn) {
        places = drawn;
    }

    /** As {@link #frame(Mat, long, long, long, List)}, from a JPEG. */
    public void frame(
            byte[] jpeg, long epoch, long sequence, long capturedAtMicros, List<Track> tracks)
            throws IOException {
        try (Mat picture = Pictures.fromJpeg(jpeg)) {
            frame(picture, epoch, sequence, capturedAtMicros, tracks);
        }
    }

    /**
     * @param picture 8-bit BGR, left as it is
     * @param capturedAtMicros later than that of the frame before
     * @param tracks visible in this frame, in its pixels
     */
    public void frame(
            Mat picture, long epoch, long sequence, long capturedAtMicros, List<Track> tracks)
            throws IOException {
        if (video == null) {
            int enlarge = picture.cols() < LEAST_WIDTH ? 2 : 1;
            width = even(picture.cols() * enlarge);
            height = even(picture.rows() * enlarge);
            firstMicros = capturedAtMicros;
            video = new VideoFile(part, width, height);
        }
        List<Trail> paths = trails.advance(capturedAtMicros, tracks);
        try (Placement placement = Placement.of(picture, width, height)) {
            PlaceDrawing.draw(placement.picture(), places);
            annotator.draw(placement.picture(), placement.tracks(tracks), placement.trails(paths));
            String clock =
                    Instant.EPOCH
                            .plus(capturedAtMicros, ChronoUnit.MICROS)
                            .atZone(zone)
                            .format(CLOCK);
            annotator.caption(placement.picture(), "%s  %s".formatted(camera, clock));
            video.write(placement.picture(), capturedAtMicros - firstMicros);
        }
    }

    /** Finishes the file and gives it its name; without any frame there is no file. */
    @Override
    public void close() throws IOException {
        annotator.close();
        if (video != null) {
            video.close();
            video = null;
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int even(int pixels) {
        return Math.max(2, pixels / 2 * 2);
    }
}
