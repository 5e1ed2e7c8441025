package io.vigil.deploy.run;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import io.vigil.sinks.file.SiteCounts;
import io.vigil.tracking.counting.CountingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes the files of all cameras from the committed topics, in a thread of its own. */
final class Outputs implements AutoCloseable {
    /** Frames wait for their tracks in memory, of all cameras together at most this much. */
    private static final long MAX_PENDING_BYTES = 256L << 20;

    private final Map<String, CameraOutput> cameras = new LinkedHashMap<>();
    private final SiteOutputs sites;
    private final Map<String, CameraResult> results = new LinkedHashMap<>();
    private final CameraRecordCodec frames = new CameraRecordCodec(SchemaStore.NONE);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
    private final Thread thread;

    private Outputs(String bootstrap, String topicPrefix, Path out, boolean video) {
        sites = new SiteOutputs(out);
        thread = new Thread(() -> follow(bootstrap, topicPrefix, video), "outputs");
    }

    /** Starts to follow {@code cameras}; their files are below {@code out}. */
    static Outputs start(
            String bootstrap,
            String topicPrefix,
            List<String> cameras,
            Path out,
            boolean video,
            StageTimes times)
            throws IOException {
        Outputs outputs = new Outputs(bootstrap, topicPrefix, out, video);
        for (String camera : cameras) {
            outputs.cameras.put(
                    camera, new CameraOutput(camera, out.resolve(camera), video, times));
        }
        outputs.thread.start();
        return outputs;
    }

    /**
     * Completes when every camera's end has been committed; fails when the outputs cannot be
     * written.
     */
    CompletableFuture<Void> allEnded() {
        return allEnded;
    }

    /** What the cameras came to; complete once it is closed. */
    Map<String, CameraResult> results() {
        return results;
    }

    /** What their sites came to; complete once it is closed. */
    List<SiteCounts> sites() {
        return sites.counts(zones());
    }

    /** Closes all files: those of cameras that have ended get their names. */
    @Override
    public void close() throws IOException {
        stopping.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        IOException first = null;
        for (Map.Entry<String, CameraOutput> output : cameras.entrySet()) {
            try {
                results.put(output.getKey(), output.getValue().close());
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        if (cameras.values().stream().allMatch(CameraOutput::ended)) {
            sites.write(zones());
        }
    }

    /** Of sites; where their cameras do not agree, the first says. */
    private Map<String, ZoneId> zones() {
        Map<String, ZoneId> zones = new TreeMap<>();
        for (CameraOutput output : new TreeMap<>(cameras).values()) {
            CountingConfig counting = output.rules().counting();
            zones.putIfAbsent(counting.site(), counting.timeZone());
        }
        return zones;
    }

    private void follow(String bootstrap, String prefix, boolean video) {
        try (TopicTail tracksTail = new TopicTail(bootstrap, prefix + "tracks", true, true);
                TopicTail framesTail = new TopicTail(bootstrap, prefix + "frames", false, true);
                Besides besides = Besides.of(bootstrap, prefix, cameras, sites)) {
            while (!stopping.get()) {
                framesTail.pause(video && pendingBytes() > MAX_PENDING_BYTES);
                int read = framesTail.poll(Duration.ofMillis(20), this::frame);
                read += tracksTail.poll(Duration.ofMillis(read > 0 ? 0 : 20), this::track);
                read += besides.poll();
                boolean ended = cameras.values().stream().allMatch(CameraOutput::ended);
                // What was said of a camera besides is in the log before its end is committed.
                if (ended && read == 0 && besides.atEnd()) {
                    allEnded.complete(null);
                }
            }
        } catch (RuntimeException | Error e) {
            allEnded.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            allEnded.completeExceptionally(e);
        }
    }

    private long pendingBytes() {
        Collection<CameraOutput> all = cameras.values();
        return all.stream().mapToLong(CameraOutput::pendingBytes).sum();
    }

    private void frame(ConsumerRecord<String, byte[]> record) {
        CameraOutput output = cameras.get(record.key());
        if (output == null) {
            return;
        }
        CameraRecord decoded = decode(record.value()).orElse(null);
        if (decoded instanceof Frame frame) {
            output.frame(frame, record.timestamp());
        } else if (decoded instanceof RuleSet rules) {
            output.rules(rules);
        } else if (decoded instanceof SourceEnded end) {
            output.framesEnded(new FrameName(end.epoch(), end.sequence()));
        }
    }

    private Optional<CameraRecord> decode(byte[] value) {
        try {
            return Optional.of(frames.decode(value));
        } catch (WireException bad) {
            return Optional.empty(); // perception has sent it to the dead letters
        }
    }

    private void track(ConsumerRecord<String, byte[]> record) {
        CameraOutput output = cameras.get(record.key());
        if (output != null) {
            output.accept(record.value(), record.timestamp(), System.currentTimeMillis());
        }
    }
}
