package io.vigil.deploy.cli;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.config.SourceNames;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sources that were named on the command line. */
final class Sources {
    private Sources() {}

    /** One camera per source, with paths made absolute, and everything else at its default. */
    static List<CameraConfig> cameras(List<String> sources) {
        List<String> ids = SourceNames.ids(sources);
        List<CameraConfig> cameras = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String source = sources.get(i);
            String located =
                    SourceNames.isAddress(source)
                            ? source
                            : Path.of(source).toAbsolutePath().normalize().toString();
            cameras.add(CameraConfig.of(ids.get(i), located));
        }
        return cameras;
    }

    /**
     * Looks for the files before anything is started.
     *
     * @throws InputException naming the first that is not there, and what is there instead
     */
    static void requireFiles(List<CameraConfig> cameras) {
        for (CameraConfig camera : cameras) {
            if (!SourceNames.isAddress(camera.source())) {
                Path file = Path.of(camera.source());
                if (!Files.exists(file)) {
                    throw new InputException(
                            "Camera %s: no such file or folder: %s%s"
                                    .formatted(camera.id(), file, neighbour(file)));
                }
                if (!Files.isReadable(file)) {
                    throw new InputException(
                            "Camera %s: %s cannot be read by this user; it needs read permission"
                                    .formatted(camera.id(), file));
                }
            }
        }
    }

    private static String neighbour(Path missing) {
        Path folder = missing.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString()).limit(1000).toList();
            return Nearest.to(missing.getFileName().toString(), names)
                    .map("; did you mean %s?"::formatted)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
