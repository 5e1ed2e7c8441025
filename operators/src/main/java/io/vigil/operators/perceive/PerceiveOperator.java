package io.vigil.operators.perceive;

import io.vigil.anomaly.bundle.BundleException;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.CameraModels;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Perceived;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.source.Checked;
import io.vigil.operators.source.RecordChecker;
import io.vigil.operators.state.StreamTypes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * From records of the cameras' logs to what is seen in them, in the order of the log. Its state is
 * which bundles of models of their own the cameras have; what is under way is finished before a
 * checkpoint's barrier passes.
 *
 * <p>It belongs into one chain with the source, so that no image crosses a network.
 */
public final class PerceiveOperator extends AbstractStreamOperator<Perceived>
        implements OneInputStreamOperator<RawRecord, Perceived> {
    /** Enough that a worker finds its next batch waiting while the last is being emitted. */
    private static final int BATCHES_PER_WORKER = 2;

    /** The metric of crops of which a secondary model said nothing. */
    private static final String APPEARANCE_BLANK = "appearance-blank";

    private final PerceiveConfig settings;
    private final DetectorFactory detectors;
    private final LongAdder blank;

    private transient MailboxExecutor mailbox;
    private transient RecordChecker checker;
    private transient Workers workers;
    private transient LogReader log;
    private transient BundlesInForce bundles;
    private transient ListState<CameraModels> bundlesState;
    private transient FrameHistory history;
    private transient Sparing sparing;
    private transient InOrder<Perceived> underWay;
    private transient ProgressPublisher progress;
    private transient FailuresInARow failures;

    public PerceiveOperator(PerceiveConfig settings) {
        this(settings, new LongAdder());
    }

    // The factory and the operator travel together, so that both still have the same counter.
    private PerceiveOperator(PerceiveConfig settings, LongAdder blank) {
        this(settings, () -> Detectors.open(settings.detector(), settings.models(), blank), blank);
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
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        bundles = new BundlesInForce(settings.glances(), settings.detector().model());
        // Every subtask is given all: cameras move between them.
        bundlesState =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>("bundles", StreamTypes.CAMERA_MODELS));
        bundles.restore(bundlesState.get());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        boolean first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        bundlesState.update(bundles.said(first));
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
        PastFrames past = past();
        history = new FrameHistory(past);
        sparing =
                new Sparing(
                        settings.detector().attention(),
                        workers.history(),
                        past,
                        workers::submit,
                        getMetricGroup());
        underWay = new InOrder<>(workers.atOnce() * BATCHES_PER_WORKER, this::emit);
        progress = ProgressPublisher.of(settings);
        failures = new FailuresInARow();
        getMetricGroup().gauge(APPEARANCE_BLANK, this::blank);
    }

    /** Crops so far of which a secondary model said nothing. */
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
        return settings.kafka().isEmpty() ? PastFrames.NONE : this::before;
    }

    /** Most jobs never ask. */
    private PastScan before(RawRecord raw, Frame frame, int count) {
        if (log == null) {
            log = new LogReader(settings.kafka(), checker);
        }
        return log.before(raw, frame, count);
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) throws Exception {
        CompletableFuture<Perceived> answer = perceive(element.getValue());
        if (answer != null) {
            underWay.add(answer);
        }
    }

    /**
     * @return null for what has been said before and is passed on once
     * @throws UnknownSchemaException halts the job: the record waits in the log for its schema
     */
    private CompletableFuture<Perceived> perceive(RawRecord raw) throws UnknownSchemaException {
        Checked checked = checker.check(raw);
        if (checked instanceof Checked.Bad bad) {
            return CompletableFuture.completedFuture(new Rejected(bad.letter()));
        }
        Checked.Good good = (Checked.Good) checked;
        if (good.record() instanceof ModelChange change) {
            return heard(raw, change);
        }
        if (!(good.record() instanceof Frame frame)) {
            return CompletableFuture.completedFuture(new CameraEvent(good.record()));
        }
        DecodedFrame pixels = new DecodedFrame(frame);
        int lookingBack = Math.max(workers.history(), bundles.history(frame.camera()));
        List<DecodedFrame> earlier = history.before(raw, pixels, lookingBack);
        CompletableFuture<Perceived> answer =
                sparing.perceive(new Inference(raw, pixels, earlier, bundles.of(frame)));
        answer.whenComplete((perceived, failure) -> emitSoon());
        return answer;
    }

    private CompletableFuture<Perceived> heard(RawRecord raw, ModelChange change) {
        try {
            return bundles.hear(change)
                    ? CompletableFuture.completedFuture(new CameraEvent(change))
                    : null;
        } catch (BundleException bad) {
            return CompletableFuture.completedFuture(
                    new Rejected(checker.letter(raw, DeadLetter.BAD_BUNDLE, bad.getMessage())));
        }
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
