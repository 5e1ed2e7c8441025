package io.vigil.deploy.liveness;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.PushingCamera;
import io.vigil.deploy.control.ControlService;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.IngestService;
import io.vigil.ingest.publish.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ingest with rules, as a process of its own that can be killed. */
public final class IngestMain {
    static final String CAMERA = "gate";
    static final Topics TOPICS = Topics.embedded(2);

    private IngestMain() {}

    /**
     * @param arguments the broker, the port that the camera pushes to, a file with a rule set
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[0]);
        SceneRules rules = new SceneRulesJson().read(Files.readString(Path.of(arguments[2])));
        ControlSettings control =
                new ControlSettings(
                        kafka,
                        TOPICS,
                        "test",
                        Set.of(CAMERA),
                        new TreeMap<>(Map.of(CAMERA, rules)));
        // What the file says is in the log before the camera starts.
        ControlService.start(control, answer -> {}).close();
        IngestConfig config =
                new IngestConfig(
                        kafka,
                        TOPICS,
                        List.of(camera(Integer.parseInt(arguments[1]))),
                        CreditLimits.DEFAULT);
        try (IngestService ingest = IngestService.start(config, Sources::open)) {
            ingest.await(Duration.ofHours(1));
        }
    }

    static CameraConfig camera(int port) {
        return CameraConfig.of(CAMERA, PushingCamera.source(port));
    }
}
