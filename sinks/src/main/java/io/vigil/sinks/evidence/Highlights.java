package io.vigil.sinks.evidence;

import io.vigil.tracking.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Keeps a few pictures of a camera, however long it runs: the busiest of each stretch of time with
 * what was seen drawn onto it, and the emptiest as a view of the scene. Not for many threads.
 */
public final class Highlights implements AutoCloseable {
    private static final int MOST = 6;
    private static final long FIRST_STRETCH_MICROS = 2_000_000;
    private static final int LONGEST_SIDE = 640;
    private static final int QUALITY = 82;

    private final Annotator annotator = new Annotator();
    private final Trails trails = new Trails();
    private final List<Sample> samples = new ArrayList<>();
    private long stretchMicros = FIRST_STRETCH_MICROS;
    private long firstMicros;
    private Scene scene;
    private int sceneTracks = Integer.MAX_VALUE;

    /** An annotated picture. */
    public record Sample(long capturedAtMicros, int visible, byte[] jpeg, int width, int height) {}

    /**
     * A picture with as few tracks as there ever were.
     *
     * @param width of the camera's frames in pixels, which those of the picture may be smaller than
     */
    public record Scene(byte[] jpeg, int width, int height) {}

    /** As {@link #frame(Mat, long, List)}, from a JPEG, decoded only if it is worth keeping. */
    public void frame(byte[] jpeg, long capturedAtMicros, List<Track> tracks) {
        List<Trail> paths = advance(capturedAtMicros, tracks);
        if (wanted(capturedAtMicros, tracks)) {
            try (Mat picture = Pictures.fromJpeg(jpeg)) {
                keep(picture, capturedAtMicros, tracks, paths);
            }
        }
    }

    /**
     * @param picture 8-bit BGR, left as it is
     * @param capturedAtMicros later than that of the frame before
     */
    public void frame(Mat picture, long capturedAtMicros, List<Track> tracks) {
        List<Trail> paths = advance(capturedAtMicros, tracks);
        if (wanted(capturedAtMicros, tracks)) {
            keep(picture, capturedAtMicros, tracks, paths);
        }
    }

    /** In the order of their times, at most six. */
    public List<Sample> samples() {
        return samples.stream().filter(sample -> sample.visible() > 0).toList();
    }

    /** Empty as long as there was no frame. */
    public Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    @Override
    public void close() {
        annotator.close();
    }

    private List<Trail> advance(long atMicros, List<Track> tracks) {
        if (scene == null) {
            firstMicros = atMicros;
        }
        return trails.advance(atMicros, tracks);
    }

    private long stretch(long atMicros) {
        return (atMicros - firstMicros) / stretchMicros;
    }

    private boolean wanted(long atMicros, List<Track> tracks) {
        return tracks.size() < sceneTracks || busiest(atMicros, tracks.size());
    }

    private boolean busiest(long atMicros, int visible) {
        return samples.isEmpty()
                || stretch(atMicros) > stretch(last().capturedAtMicros())
                || visible > last().visible();
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    private void keep(Mat picture, long atMicros, List<Track> tracks, List<Trail> paths) {
        try (Mat small = Pictures.shrunk(picture, LONGEST_SIDE)) {
            boolean plain = Pictures.isPlain(small);
            if (tracks.size() < sceneTracks && (scene == null || !plain)) {
                // A black picture is better than none, and any other better than it.
                sceneTracks = plain ? sceneTracks : tracks.size();
                scene = new Scene(Pictures.toJpeg(small, QUALITY), picture.cols(), picture.rows());
            }
            if (!busiest(atMicros, tracks.size())) {
                return;
            }
            // It borrows the picture, which is closed here alone.
            Placement placement = Placement.onto(small, picture.cols());
            annotator.draw(small, placement.tracks(tracks), placement.trails(paths));
            Sample sample =
                    new Sample(
                            atMicros,
                            tracks.size(),
                            Pictures.toJpeg(small, QUALITY),
                            small.cols(),
                            small.rows());
            if (!samples.isEmpty() && stretch(atMicros) == stretch(last().capturedAtMicros())) {
                samples.remove(samples.size() - 1);
            }
            samples.add(sample);
        }
        while (samples.size() > MOST) {
            stretchMicros *= 2;
            thin();
        }
    }

    /** Of the samples that now share a stretch, the busiest stays. */
    private void thin() {
        for (int i = samples.size() - 1; i > 0; i--) {
            Sample earlier = samples.get(i - 1);
            Sample later = samples.get(i);
            if (stretch(earlier.capturedAtMicros()) == stretch(later.capturedAtMicros())) {
                samples.remove(later.visible() > earlier.visible() ? i - 1 : i);
            }
        }
    }
}
