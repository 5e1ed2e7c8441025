package io.vigil.deploy.run;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import io.vigil.sinks.control.LivePage;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Brings frames and tracks to the live page as soon as they are written, committed or not: what a
 * crash revises is shown once more at most.
 */
final class LiveFeed implements AutoCloseable {
    private final LivePage page;
    private final TrackRecordCodec trackCodec = new TrackRecordCodec();
    private final CameraRecordCodec frameCodec = new CameraRecordCodec(SchemaStore.NONE);
    private final Map<String, List<Track>> gathering = new HashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread;

    private LiveFeed(LivePage page, String bootstrap, String prefix) {
        this.page = page;
        this.thread = new Thread(() -> follow(bootstrap, prefix), "live-feed");
        this.thread.setDaemon(true);
    }

    static LiveFeed start(LivePage page, String bootstrap, String topicPrefix) {
        LiveFeed feed = new LiveFeed(page, bootstrap, topicPrefix);
        feed.thread.start();
        return feed;
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String bootstrap, String prefix) {
        try (TopicTail tracks = new TopicTail(bootstrap, prefix + "tracks", false, true);
                TopicTail frames = new TopicTail(bootstrap, prefix + "frames", false, true)) {
            while (!stopping.get()) {
                frames.poll(Duration.ofMillis(20), this::frame);
                tracks.poll(Duration.ofMillis(20), this::track);
                gathering.keySet().forEach(this::show);
                gathering.clear();
            }
        }
    }

    private void frame(ConsumerRecord<String, byte[]> record) {
        CameraRecord decoded;
        try {
            decoded = frameCodec.decode(record.value());
        } catch (WireException bad) {
            return; // perception has sent it to the dead letters
        }
        if (decoded instanceof Frame frame && frame.encoding() == FrameEncoding.JPEG) {
            page.frame(
                    frame.camera(),
                    frame.epoch(),
                    frame.sequence(),
                    frame.capturedAtMicros(),
                    frame.image(),
                    frame.width(),
                    frame.height());
        }
    }

    private void track(ConsumerRecord<String, byte[]> record) {
        TrackRecord decoded = trackCodec.decode(record.value());
        if (decoded instanceof Track track) {
            List<Track> frame =
                    gathering.computeIfAbsent(track.camera(), camera -> new ArrayList<>());
            if (!frame.isEmpty() && isOther(frame.get(0), track)) {
                show(track.camera());
                frame.clear();
            }
            frame.add(track);
        } else if (decoded instanceof LedgerUpdate update) {
            page.ledger(update.camera(), update.epoch(), update.sequence(), update.ledger());
        } else if (decoded instanceof SourceEnded end) {
            page.ledger(end.camera(), end.epoch(), end.sequence(), end.ledger());
            page.status(end.camera(), end.reason());
        }
    }

    private static boolean isOther(Track a, Track b) {
        return a.epoch() != b.epoch() || a.sequence() != b.sequence();
    }

    private void show(String camera) {
        List<Track> frame = gathering.get(camera);
        if (!frame.isEmpty()) {
            page.tracks(camera, frame.get(0).epoch(), frame.get(0).sequence(), List.copyOf(frame));
        }
    }
}
