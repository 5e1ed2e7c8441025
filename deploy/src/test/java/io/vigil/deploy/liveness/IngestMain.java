package io.vigil.deploy.liveness;

import io.vigil.deploy.PushingCamera;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.publish.CameraRules;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ingest with rules, as a process of its own that can be killed. */
public final class IngestMain {
    static final String CAMERA = "gate";
    static final Topics TOPICS = Topics.embedded(2);

    private IngestMain() {}

    /**
     * @param arguments the broker, the port that the camera pushes to, a file with a rule set
     */
    public static void main(String[] arguments) throws Exception {
        IngestConfig config =
                new IngestConfig(
                        Map.of("bootstrap.servers", arguments[0]),
                        TOPICS,
                        List.of(camera(Integer.parseInt(arguments[1]))),
                        CreditLimits.DEFAULT,
                        Map.of(
                                CAMERA,
                                new CameraRules(1, Files.readString(Path.of(arguments[2])))));
        try (IngestService ingest = IngestService.start(config, Sources::open)) {
            ingest.await(Duration.ofHours(1));
        }
    }

    static CameraConfig camera(int port) {
        return CameraConfig.of(CAMERA, PushingCamera.source(port));
    }
}
