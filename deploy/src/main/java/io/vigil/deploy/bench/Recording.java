package io.vigil.deploy.bench;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.Sources;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model sees in a video, written once so that the model need not run again. */
final class Recording {
    private Recording() {}

    /**
     * Writes MOTChallenge detections of the video played over and over.
     *
     * @param frames to write at least
     * @return how many frames the video has
     */
    static int write(CameraConfig camera, DetectorConfig detector, long frames, Path file)
            throws Exception {
        List<List<Detection>> seen = new ArrayList<>();
        try (Pictures pictures = new Pictures(Sources.open(camera), 2);
                DetectorPool pool = new DetectorPool(detector)) {
            for (Picture picture = pictures.take(); picture != null; picture = pictures.take()) {
                seen.add(pool.submit(picture).get());
                pictures.giveBack(picture);
            }
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            for (long frame = 0; frame < frames; frame++) {
                for (Detection detection : seen.get((int) (frame % seen.size()))) {
                    write(frame + 1, detection, out);
                }
            }
        }
        return seen.size();
    }

    private static void write(long frame, Detection detection, Writer out) throws IOException {
        Box box = detection.box();
        out.write(
                String.format(
                        Locale.ROOT,
                        "%d,-1,%.3f,%.3f,%.3f,%.3f,%.4f%n",
                        frame,
                        box.left(),
                        box.top(),
                        box.width(),
                        box.height(),
                        detection.score()));
    }
}
