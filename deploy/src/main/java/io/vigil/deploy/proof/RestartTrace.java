package io.vigil.deploy.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads in the logs of Flink's processes from what a job went on after a restart. */
final class RestartTrace {
    private static final Pattern RESTORED =
            Pattern.compile("Restoring job \\S+ from Checkpoint (\\d+)");
    private static final Pattern OFFSET =
            Pattern.compile("Partition: \\S*?frames-(\\d+), StartingOffset: (-?\\d+)");

    private final Path folder;
    private final Map<Path, Long> read = new HashMap<>();

    RestartTrace(Path flinkFolder) {
        this.folder = flinkFolder;
    }

    /**
     * Where a job went on.
     *
     * @param checkpoint that was restored; empty where none was
     * @param offsets from which each partition is read again; negative where that is the beginning
     */
    record Restart(Optional<Long> checkpoint, SortedMap<Integer, Long> offsets) {}

    /**
     * What the logs say since the call before, as soon as they name the checkpoint and all {@code
     * partitions}, or patience ends.
     */
    Restart await(Set<Integer> partitions, Duration patience)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Restart found = next();
        // A restored transaction may be committed, and so read, before the sources have told where
        // they go on.
        while ((found.checkpoint().isEmpty() || !found.offsets().keySet().containsAll(partitions))
                && System.nanoTime() < deadline) {
            Thread.sleep(100);
            Restart more = next();
            SortedMap<Integer, Long> offsets = new TreeMap<>(found.offsets());
            offsets.putAll(more.offsets());
            found = new Restart(more.checkpoint().or(found::checkpoint), offsets);
        }
        return found;
    }

    /** What the logs say since the call before, as it is now. */
    Restart next() throws IOException {
        Optional<Long> checkpoint = Optional.empty();
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        for (Path log : logs()) {
            for (String line : newLines(log)) {
                Matcher restored = RESTORED.matcher(line);
                if (restored.find()) {
                    checkpoint = Optional.of(Long.parseLong(restored.group(1)));
                }
                Matcher offset = OFFSET.matcher(line);
                while (line.contains("Adding split(s)") && offset.find()) {
                    offsets.put(Integer.parseInt(offset.group(1)), Long.parseLong(offset.group(2)));
                }
            }
        }
        return new Restart(checkpoint, offsets);
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-log4j.log")).sorted().toList();
        }
    }

    private List<String> newLines(Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int from = read.getOrDefault(log, 0L).intValue();
        int to = all.length;
        while (to > from && all[to - 1] != '\n') {
            to--; // half a line is read the next time
        }
        read.put(log, (long) to);
        return new ArrayList<>(
                new String(all, from, to - from, StandardCharsets.UTF_8).lines().toList());
    }
}
