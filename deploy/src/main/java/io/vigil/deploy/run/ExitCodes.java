package io.vigil.deploy.run;

import io.vigil.deploy.console.Console;
import io.vigil.ingest.publish.CameraStatus;
import java.util.List;

/** What the cameras' ends mean to whoever started the process. */
final class ExitCodes {
    private static final int DONE = 0;
    private static final int OUR_FAULT = 1;
    private static final int INPUT = 3;

    private ExitCodes() {}

    /** Says what went wrong with which camera; our fault weighs more than an input's. */
    static int of(List<CameraStatus> cameras, Console console) {
        int code = DONE;
        for (CameraStatus camera : cameras) {
            boolean failed = camera.state() == CameraStatus.State.FAILED;
            if (failed || camera.state() == CameraStatus.State.UNREADABLE) {
                console.say("vigil: " + camera.error());
                code = failed || code == OUR_FAULT ? OUR_FAULT : INPUT;
            }
        }
        return code;
    }
}
