package io.vigil.sinks.evidence;

import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.SpatialConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A stretch of a recording for a person to count on: with the line drawn onto it, and nothing of
 * what the system saw. Not for many threads.
 */
public final class CountingClip implements AutoCloseable {
    private static final int LONGEST_SIDE = 960;

    private final Path file;
    private final SpatialConfig line;
    private VideoFile video;
    private long firstMicros;

    public CountingClip(Path file, Line line) {
        this.file = file;
        this.line =
                new SpatialConfig(
                        SpatialConfig.NONE.anchor(),
                        List.of(line),
                        List.of(),
                        List.of(),
                        0,
                        Duration.ZERO);
    }

    /**
     * @param picture 8-bit BGR, left as it is
     */
    public void frame(Mat picture, long capturedAtMicros) throws IOException {
        try (Mat small = Pictures.shrunk(picture, LONGEST_SIDE);
                Mat even =
                        Pictures.letterboxed(small, small.cols() / 2 * 2, small.rows() / 2 * 2)) {
            if (video == null) {
                video = new VideoFile(file, even.cols(), even.rows());
                firstMicros = capturedAtMicros;
            }
            PlaceDrawing.draw(even, line);
            video.write(even, capturedAtMicros - firstMicros);
        }
    }

    @Override
    public void close() throws IOException {
        if (video != null) {
            video.close();
        }
    }
}
