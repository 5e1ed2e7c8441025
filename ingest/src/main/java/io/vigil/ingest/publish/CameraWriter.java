package io.vigil.ingest.publish;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.Region;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.capture.BlankImage;
import java.time.Duration;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Writes one camera's log: encodes frames, keeps the ledger, and says what else happens. Everything
 * it is told comes in the order of capture, so each record's ledger is true of all before it.
 */
final class CameraWriter {
    static final long HEARTBEAT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long POSITION_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RULES_NANOS = Duration.ofHours(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CameraConfig config;
    private final AcceptedRules rules;
    private final CameraPosition from;
    private final CameraQueue queue;
    private final MatPool pool;
    private final ContentTime contentTime;
    private final FramePublisher publisher;
    private final ImageEncoder encoder;
    private final BlankImage blank = new BlankImage();

    private volatile CameraPosition position;
    private CameraMotion carried = CameraMotion.NONE;
    private volatile boolean abandoned;
    private boolean changed;
    private long recordNanos = System.nanoTime();
    private long positionNanos = System.nanoTime();
    private long rulesNanos = System.nanoTime();

    /**
     * @param rules repeated, with the models, at the start of each epoch and every hour
     */
    CameraWriter(
            CameraConfig config,
            AcceptedRules rules,
            CameraPosition from,
            CameraQueue queue,
            MatPool pool,
            ContentTime contentTime,
            FramePublisher publisher) {
        this.config = config;
        this.rules = rules;
        this.from = from;
        this.queue = queue;
        this.pool = pool;
        this.contentTime = contentTime;
        this.publisher = publisher;
        this.encoder = new ImageEncoder(config.encoding(), config.jpegQuality());
        this.position = from;
    }

    /** Where the log stands now; what is under way to the broker included. */
    CameraPosition position() {
        return position;
    }

    /** Writes until the reader says that nothing more comes, and that is in the log. */
    void run() throws InterruptedException {
        try (encoder) {
            while (true) {
                long silent = System.nanoTime() - recordNanos;
                CameraQueue.Taken taken = queue.take(Math.max(1, HEARTBEAT_NANOS - silent));
                if (taken == null) {
                    heartbeat();
                } else if (taken.entry() instanceof FrameQueue.Note<Shot, Note> entry
                        && entry.note() instanceof Note.Ended ended) {
                    end(ended.reason());
                    return;
                } else {
                    write(taken);
                }
                remember();
            }
        }
    }

    private void write(CameraQueue.Taken taken) throws InterruptedException {
        if (taken.entry() instanceof FrameQueue.Shot<Shot, Note> entry) {
            shot(entry.frame(), taken.credited());
        } else if (taken.entry() instanceof FrameQueue.Gap<Shot, Note> gap) {
            shed(CameraLedger.NO_CREDIT, gap.loss());
        } else if (taken.entry() instanceof FrameQueue.Note<Shot, Note> entry) {
            if (entry.note() instanceof Note.Opened opened) {
                open(opened);
            } else if (entry.note() instanceof Note.Lost lost) {
                shed(lost.reason(), lost.loss());
            } else if (entry.note() instanceof Note.Down down) {
                publish(
                        new SourceDown(
                                config.id(),
                                Math.max(0, position.epoch()),
                                position.sequence(),
                                contentMicros(),
                                down.reason()));
            }
        }
    }

    private void shot(Shot shot, boolean credited) {
        try {
            if (abandoned || !credited) {
                abandoned = !queue.live();
                if (!abandoned) {
                    shed(CameraLedger.STOPPED, shot.loss());
                }
                return;
            }
            ImageEncoder.Encoded image = encoder.encode(leaving(shot.image()));
            if (image.bytes().length > Topics.MAX_IMAGE_BYTES) {
                shed(CameraLedger.TOO_LARGE, shot.loss());
                return;
            }
            if (System.nanoTime() - rulesNanos > RULES_NANOS) {
                repeatRules(shot.reading().capturedAtMicros());
            }
            CameraLedger ledger = CameraLedger.of(position).publish();
            publish(frame(shot, image, ledger));
            queue.sent(new CreditWindow.Position(shot.epoch(), shot.sequence()));
            carried = CameraMotion.NONE;
        } finally {
            pool.giveBack(shot.image());
        }
    }

    private Mat leaving(Mat image) {
        return config.images() ? image : blank.like(image);
    }

    private Frame frame(Shot shot, ImageEncoder.Encoded image, CameraLedger ledger) {
        return new Frame(
                config.id(),
                shot.epoch(),
                shot.sequence(),
                shot.reading().capturedAtMicros(),
                image.width(),
                image.height(),
                config.encoding(),
                image.bytes(),
                within(shot.observation().regions(), image.width(), image.height()),
                shot.observation().cameraMotion().after(carried),
                shot.observation().statistics(),
                ledger.captured(),
                ledger.shed(),
                shot.reading().quality(),
                shot.reading().skewMicros());
    }

    /** Regions of an image that lost an odd edge when it was encoded. */
    private static List<Region> within(List<Region> regions, int width, int height) {
        if (regions.stream().allMatch(each -> each.right() <= width && each.bottom() <= height)) {
            return regions;
        }
        return regions.stream()
                .filter(each -> each.left() < width && each.top() < height)
                .map(
                        each ->
                                new Region(
                                        each.left(),
                                        each.top(),
                                        Math.min(width, each.right()),
                                        Math.min(height, each.bottom()),
                                        each.fill(),
                                        each.stillMicros(),
                                        each.certainty()))
                .toList();
    }

    /** The frame's motion is carried to the next frame that goes out, which follows another now. */
    private void shed(String reason, Loss loss) {
        CameraLedger ledger = CameraLedger.of(position).shed(reason, loss.frames());
        position = position.shed(loss.lastSequence(), ledger.captured(), ledger.shed());
        carried = loss.motion().after(carried);
        changed = true;
    }

    /** The epoch is noted before its first frame can be in the log: it is never given out twice. */
    private void open(Note.Opened opened) throws InterruptedException {
        position = position.opened(opened.epoch()).at(logOffset());
        FramePublisher.await(publisher.publish(position), PATIENCE);
        carried = CameraMotion.NONE;
        repeatRules(opened.capturedAtMicros());
    }

    /** So that a log whose beginning is gone still says what holds. */
    private void repeatRules(long capturedAtMicros) {
        rulesNanos = System.nanoTime();
        for (CameraRecord each : rules.of(config.id())) {
            publish(here(each, capturedAtMicros));
        }
    }

    private CameraRecord here(CameraRecord accepted, long capturedAtMicros) {
        if (accepted instanceof ModelChange change) {
            return new ModelChange(
                    config.id(),
                    position.epoch(),
                    position.sequence(),
                    capturedAtMicros,
                    change.version(),
                    change.bundle(),
                    change.sha256(),
                    change.by(),
                    change.note());
        }
        RuleSet set = (RuleSet) accepted;
        return new RuleSet(
                config.id(),
                position.epoch(),
                position.sequence(),
                capturedAtMicros,
                set.version(),
                set.rules());
    }

    private void heartbeat() {
        boolean due = System.nanoTime() - recordNanos >= HEARTBEAT_NANOS;
        if (due && queue.live() && position.epoch() >= 0) {
            publish(
                    new Heartbeat(
                            config.id(), position.epoch(), position.sequence(), contentMicros()));
        }
    }

    /** Whether a recording was stopped with frames left: it goes on with them another time. */
    boolean abandoned() {
        return abandoned;
    }

    private void end(String readTo) throws InterruptedException {
        String reason = abandoned ? SourceEnded.STOPPED : readTo;
        if (changed || !reason.equals(from.ended())) {
            publish(
                    new SourceEnded(
                            config.id(),
                            Math.max(0, position.epoch()),
                            position.sequence(),
                            contentMicros(),
                            reason,
                            position.captured(),
                            position.shed()));
        }
        publisher.flush(config.id(), PATIENCE);
        position = position.at(logOffset());
        FramePublisher.await(publisher.publish(position), PATIENCE);
    }

    private void publish(CameraRecord record) {
        publisher.publish(record);
        position = position.after(record);
        changed = true;
        recordNanos = System.nanoTime();
    }

    /** Notes the position now and then, for when the log is shorter than it is needed. */
    private void remember() {
        long now = System.nanoTime();
        if (now - positionNanos >= POSITION_NANOS && position.epoch() >= 0) {
            positionNanos = now;
            position = position.at(logOffset());
            publisher.publish(position);
        }
    }

    private long logOffset() {
        return publisher.offset(config.id(), from.logOffset());
    }

    private long contentMicros() {
        long claimed = contentTime.claim(System.nanoTime());
        return Math.max(0, Math.max(claimed, position.capturedAtMicros()));
    }
}
