package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Perceived;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.source.Checked;
import io.vigil.operators.source.RecordChecker;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * From records of the cameras' logs to what is seen in them, in the order of the log. Keeps no
 * state: what is under way is finished before a checkpoint's barrier passes.
 *
 * <p>It belongs into one chain with the source, so that no image crosses a network.
 */
public final class PerceiveOperator extends AbstractStreamOperator<Perceived>
        implements OneInputStreamOperator<RawRecord, Perceived> {
    /** Enough that a worker finds its next batch waiting while the last is being emitted. */
    private static final int BATCHES_PER_WORKER = 2;

    /** The metric of crops of which the appearance model said nothing. */
    private static final String APPEARANCE_BLANK = "appearance-blank";

    private final PerceiveConfig settings;
    private final DetectorFactory detectors;
    private final LongAdder blank;

    private transient MailboxExecutor mailbox;
    private transient RecordChecker checker;
    private transient Workers workers;
    private transient LogReader log;
    private transient FrameHistory history;
    private transient InOrder<Perceived> underWay;
    private transient ProgressPublisher progress;
    private transient FailuresInARow failures;

    public PerceiveOperator(PerceiveConfig settings) {
        this(settings, new LongAdder());
    }

    // The factory and the operator travel together, so that both still have the same counter.
    private PerceiveOperator(PerceiveConfig settings, LongAdder blank) {
        this(
                settings,
                () -> Detectors.open(settings.detector(), settings.appearance(), blank),
                blank);
    }

    /** With detectors of the caller's own. */
    public PerceiveOperator(PerceiveConfig settings, DetectorFactory detectors) {
        this(settings, detectors, new LongAdder());
    }

    private PerceiveOperator(PerceiveConfig settings, DetectorFactory detectors, LongAdder blank) {
        this.settings = settings;
        this.detectors = detectors;
        this.blank = blank;
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor executor) {
        super.setMailboxExecutor(executor);
        mailbox = executor;
    }

    @Override
    public void open() throws Exception {
        super.open();
        checker = new RecordChecker(schemas());
        workers =
                new Workers(
                        detectors,
                        settings.detector().execution(),
                        "perceive-" + getOperatorName(),
                        checker);
        history = new FrameHistory(workers.history(), past());
        underWay = new InOrder<>(workers.atOnce() * BATCHES_PER_WORKER, this::emit);
        progress = ProgressPublisher.of(settings);
        failures = new FailuresInARow();
        getMetricGroup().gauge(APPEARANCE_BLANK, this::blank);
    }

    /** Crops so far of which the appearance model said nothing. */
    long blank() {
        return blank.sum();
    }

    private SchemaStore schemas() {
        return settings.kafka().isEmpty() || settings.schemasTopic().isEmpty()
                ? SchemaStore.NONE
                : new SchemaTopic(
                        Map.<String, Object>copyOf(settings.kafka()), settings.schemasTopic());
    }

    private PastFrames past() {
        if (workers.history() == 0 || settings.kafka().isEmpty()) {
            return PastFrames.NONE;
        }
        log = new LogReader(settings.kafka(), checker);
        return log;
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) throws Exception {
        underWay.add(perceive(element.getValue()));
    }

    /**
     * @throws UnknownSchemaException halts the job: the record waits in the log for its schema
     */
    private CompletableFuture<Perceived> perceive(RawRecord raw) throws UnknownSchemaException {
        Checked checked = checker.check(raw);
        if (checked instanceof Checked.Bad bad) {
            return CompletableFuture.completedFuture(new Rejected(bad.letter()));
        }
        Checked.Good good = (Checked.Good) checked;
        if (!(good.record() instanceof Frame frame)) {
            return CompletableFuture.completedFuture(new CameraEvent(good.record()));
        }
        DecodedFrame pixels = new DecodedFrame(frame);
        CompletableFuture<Perceived> answer =
                workers.submit(new Inference(raw, pixels, history.before(raw, pixels)));
        answer.whenComplete((perceived, failure) -> emitSoon());
        return answer;
    }

    /** Called by workers: an idle camera's last frame is not to wait for the next. */
    private void emitSoon() {
        try {
            mailbox.execute(underWay::emitReady, "emit what is perceived");
        } catch (RejectedExecutionException closing) {
            LOG.debug("Not emitted: the task is closing", closing);
        }
    }

    private void emit(Perceived perceived) {
        failures.note(perceived);
        output.collect(new StreamRecord<>(perceived));
        if (progress != null) {
            progress.note(perceived);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        drain();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        drain();
        super.finish();
    }

    private void drain() throws Exception {
        workers.hurry();
        underWay.drain();
    }

    /** Also after a failure, of opening too. */
    @Override
    public void close() throws Exception {
        if (progress != null) {
            progress.stop();
        }
        if (workers != null) {
            workers.stop();
        }
        if (history != null) {
            history.close();
        }
        if (log != null) {
            log.close();
        }
        super.close();
    }
}
