package io.vigil.deploy.run;

import io.vigil.deploy.console.Console;
import io.vigil.ingest.publish.CameraStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says when a camera that is tried again has gone, and when it is back. Used by one thread. */
final class CameraNews {
    private final Console console;
    private final Map<String, String> troubles = new HashMap<>();

    CameraNews(Console console) {
        this.console = console;
    }

    /** Each trouble is said once, however often the camera is tried. */
    void tell(List<CameraStatus> cameras) {
        for (CameraStatus camera : cameras) {
            if (camera.state() == CameraStatus.State.UP) {
                if (troubles.remove(camera.camera()) != null) {
                    console.say("Camera %s is there again.".formatted(camera.camera()));
                }
            } else if (!camera.state().over()
                    && !camera.error().isEmpty()
                    && !camera.error().equals(troubles.put(camera.camera(), camera.error()))) {
                console.say(camera.error() + "; it is tried again");
            }
        }
    }
}
