package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.liveness.LivenessService;
import io.vigil.deploy.liveness.LivenessSettings;
import java.util.Map;

/**
 * The watch over the cameras in the process that runs everything, where there are cameras that can
 * go down. It speaks on its topic alone: the console has {@link CameraNews}.
 */
final class WatchPart implements AutoCloseable {
    private final LivenessService service;

    private WatchPart(LivenessService service) {
        this.service = service;
    }

    static WatchPart start(DeploymentConfig config, String bootstrap) {
        LivenessSettings settings =
                LivenessSettings.of(
                        Map.of("bootstrap.servers", bootstrap),
                        Wiring.topics(config),
                        config.name(),
                        config.cameras());
        boolean live = settings.cameras().containsValue(true);
        return new WatchPart(live ? LivenessService.start(settings, line -> {}) : null);
    }

    /** The cameras are stopped by request: from now on their silence is no news. */
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
