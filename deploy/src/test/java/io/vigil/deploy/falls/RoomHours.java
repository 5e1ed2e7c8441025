package io.vigil.deploy.falls;

import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.BuiltinAuto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Hours of filmed rooms, an hour and a room for each seed. What is seen is kept in a folder, a file
 * for each hour, and is not looked at again.
 */
final class RoomHours {
    static final double SECONDS = 3600;

    private final Path folder;
    private final Consumer<String> say;

    RoomHours(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    /**
     * @param atOnce how many are played at a time
     * @return the lines of all of them, as of rows
     */
    List<String> play(long seed, int hours, int atOnce) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<List<String>>> all = new ArrayList<>();
            for (long each = seed; each < seed + hours; each++) {
                long one = each;
                all.add(() -> hour(one));
            }
            List<String> lines = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(all)) {
                lines.addAll(done.get());
            }
            return lines;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An hour could not be played", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> hour(long seed) throws IOException, SourceException {
        Path file = folder.resolve("seen-%d.gz".formatted(seed));
        if (!Files.exists(file)) {
            try (BuiltinAuto detector = new BuiltinAuto()) {
                SeenFrames.write(RoomScore.seen(seed, SECONDS, detector), file);
            }
            say.accept("seed %d is seen".formatted(seed));
        }
        return RoomScore.of(seed, SECONDS, SeenFrames.read(file)).rows().stream()
                .map(row -> row.line(seed))
                .toList();
    }

    /** Seed, hours, folder and how many at once. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[2]);
        List<String> lines =
                new RoomHours(folder, System.err::println)
                        .play(
                                Long.parseLong(arguments[0]),
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[3]));
        System.out.println(new RoomTable(lines));
    }
}
