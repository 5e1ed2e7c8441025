package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.publish.CameraStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a run comes to: its summary, its report, and its exit code. */
final class Conclusion {
    private static final int DONE = 0;
    private static final int OUR_FAULT = 1;
    private static final int INPUT = 3;

    private final DeploymentConfig config;
    private final Console console;
    private final RunFigures figures;
    private final Duration took;

    Conclusion(DeploymentConfig config, Console console, RunFigures figures, Duration took) {
        this.config = config;
        this.console = console;
        this.figures = figures;
        this.took = took;
    }

    int write(List<CameraStatus> cameras, boolean json) throws IOException {
        int code = DONE;
        for (CameraStatus camera : cameras) {
            if (camera.state() == CameraStatus.State.UNREADABLE) {
                console.say(camera.error());
                code = Math.max(code, INPUT);
            } else if (camera.state() == CameraStatus.State.FAILED) {
                console.say(camera.error());
                code = OUR_FAULT;
            }
        }
        console.say("%d records in %d s; results are in %s".formatted(figures.records(), took.toSeconds(), config.out()));
        return code;
    }
}
