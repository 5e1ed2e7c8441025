package io.vigil.deploy.run;

import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.tracking.simulation.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens what ingest can read, and {@code scene:NAME[,SEED[,SECONDS]]}, the scenes that come with
 * the program.
 */
public final class CameraSources {
    private static final Pattern SCENE =
            Pattern.compile("scene:([a-z-]+)(?:,(\\d{1,9}))?(?:,(\\d{1,5}))?");
    private static final long DEFAULT_SEED = 7;
    private static final int DEFAULT_SECONDS = 75;

    private CameraSources() {}

    /**
     * Opens each source that is no live one and closes it again, before anything is started.
     *
     * @throws InputException if not one of all can be read; where one can, the others are said when
     *     their turn comes
     */
    public static void requireOne(List<CameraConfig> cameras) {
        List<String> unreadable = new ArrayList<>();
        for (CameraConfig camera : cameras) {
            if (Sources.live(camera)) {
                return;
            }
            try {
                open(camera.withRealTime(false)).close();
                return;
            } catch (SourceException cannot) {
                unreadable.add(cannot.getMessage());
            }
        }
        if (!unreadable.isEmpty()) {
            throw new InputException(String.join("\n", unreadable));
        }
    }

    public static FrameSource open(CameraConfig camera) throws SourceException {
        if (!camera.source().startsWith("scene:")) {
            return Sources.open(camera);
        }
        Matcher scene = SCENE.matcher(camera.source());
        if (!scene.matches() || !Scenes.NAMES.contains(scene.group(1))) {
            throw new SourceException(
                    "Camera %s: source '%s' needs to be scene:NAME[,SEED[,SECONDS]] with one of the scenes %s"
                            .formatted(
                                    camera.id(), camera.source(), String.join(", ", Scenes.NAMES)),
                    false,
                    null);
        }
        long seed = scene.group(2) == null ? DEFAULT_SEED : Long.parseLong(scene.group(2));
        int seconds = scene.group(3) == null ? DEFAULT_SECONDS : Integer.parseInt(scene.group(3));
        return new RenderedSource(
                Scenes.named(scene.group(1), seed, seconds), seed, camera.realTime());
    }
}
