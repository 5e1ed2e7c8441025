package io.vigil.tracking.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Public data sets that are not part of the project; tests that need them skip where they are
 * absent.
 */
public final class Shared {
    private Shared() {}

    /** A folder below the shared data. */
    public static Path folder(String name) {
        Path folder =
                Path.of(System.getProperty("vigil.root", ".."), "..", "shared", "data")
                        .resolve(name);
        assumeTrue(Files.isDirectory(folder), "needs the data set " + folder);
        return folder;
    }

    /** The folders of a tracking data set's sequences, by name. */
    public static List<Path> sequences(String dataSet) {
        try (Stream<Path> folders = Files.list(folder("tracking").resolve(dataSet))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The camera's motion, where the sequence has any. */
    public static Map<Integer, io.vigil.tracking.Affine> motion(Path sequence) throws IOException {
        Path file = sequence.resolve("gmc.txt");
        return Files.exists(file) ? CameraMotionFile.read(file) : Map.of();
    }

    /** As the published figures were made: on everywhere except on DanceTrack. */
    public static Options options(String dataSet) {
        return dataSet.startsWith("DanceTrack") ? Options.PLAIN : Options.MOT_CHALLENGE;
    }
}
