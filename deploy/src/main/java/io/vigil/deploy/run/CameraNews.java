package io.vigil.deploy.run;

import io.vigil.deploy.console.Console;
import io.vigil.ingest.publish.CameraStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says when a camera that is tried again has gone, and when it is back. Used by one thread. */
final class CameraNews {
    private final Console console;
    private final Map<String, String> troubles = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    CameraNews(Console console) {
        this.console = console;
    }

    /** Each trouble is said once, however often the camera is tried. */
    void tell(List<CameraStatus> cameras) {
        for (CameraStatus camera : cameras) {
            if (camera.state() == CameraStatus.State.UP) {
                boolean before = !seen.add(camera.camera());
                if (troubles.remove(camera.camera()) != null) {
                    console.say(
                            "Camera %s is there%s."
                                    .formatted(camera.camera(), before ? " again" : " now"));
                }
            } else if (!camera.state().over()
                    && !camera.error().isEmpty()
                    && !camera.error().equals(troubles.put(camera.camera(), camera.error()))) {
                console.say(camera.error() + "; it is tried again");
            }
        }
    }
}
