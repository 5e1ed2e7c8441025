package io.vigil.ingest.capture;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.FrameEncoding;
import java.util.List;

/** Camera configurations that differ from the default in one thing. */
final class Configs {
    private Configs() {}

    static CameraConfig startedAt(String source, long micros) {
        return config(source, 0, 0, FrameEncoding.JPEG, List.of(), false, micros);
    }

    static CameraConfig realTime(String source) {
        return config(source, 0, 0, FrameEncoding.JPEG, List.of(), true, -1);
    }

    static CameraConfig rate(String source, double framesPerSecond) {
        return config(source, framesPerSecond, 0, FrameEncoding.JPEG, List.of(), false, -1);
    }

    static CameraConfig shape(int maxWidth, FrameEncoding encoding, List<List<Double>> masks) {
        return config("x", 0, maxWidth, encoding, masks, false, -1);
    }

    private static CameraConfig config(
            String source,
            double rate,
            int maxWidth,
            FrameEncoding encoding,
            List<List<Double>> masks,
            boolean realTime,
            long startedAt) {
        return new CameraConfig(
                "gate", source, rate, maxWidth, encoding, 90, masks, true, true, true, realTime, -1,
                "tcp", startedAt);
    }
}
