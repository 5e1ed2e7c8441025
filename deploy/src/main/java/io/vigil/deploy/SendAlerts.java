package io.vigil.deploy;

import io.vigil.anomaly.Alert;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.operators.deliver.CatchingUp;
import io.vigil.operators.deliver.Delivery;
import io.vigil.operators.deliver.HeldAlerts;
import io.vigil.operators.state.StreamTypes;
import io.vigil.sinks.kafka.OutputRecord;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.tracking.LedgerUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Alerts as bytes for their topics, with what the wall clock has to do with them in headers. It
 * stands beside the exactly-once path: nothing of what it does is in the other topics.
 *
 * <p>{@code alerts} and {@code alerts-shadow} get each moment that is sent. {@code alerts-current}
 * gets the latest moment of each alert that is open and about which somebody is to be called, and a
 * deletion as it is over or suppressed, so that compaction leaves what is open now.
 */
final class SendAlerts extends KeyedProcessFunction<String, TrackOutput, OutputRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    private final String prefix;
    private final Duration backfillAfter;

    private transient AlertCodec codec;
    private transient CatchingUp catchingUp;
    private transient boolean restored;
    private transient ValueState<HeldAlerts> held;

    SendAlerts(String prefix, Duration backfillAfter) {
        this.prefix = prefix;
        this.backfillAfter = backfillAfter;
    }

    /** Whether it is an alert, or says how far its camera has come. */
    static boolean concerns(TrackOutput output) {
        return output instanceof Raised
                || (output instanceof Tracked tracked && tracked.record() instanceof LedgerUpdate);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        restored = context.isRestored();
    }

    @Override
    public void open(OpenContext context) {
        codec = new AlertCodec();
        catchingUp = new CatchingUp(backfillAfter);
        held =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>("held-alerts", StreamTypes.HELD_ALERTS));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void processElement(TrackOutput output, Context context, Collector<OutputRecord> out)
            throws Exception {
        if (output instanceof Raised raised) {
            HeldAlerts before = held();
            Instant now = Instant.now();
            CatchingUp.Step step = catchingUp.alert(before, raised.alert(), micros(now), restored);
            follow(before, step, now, out);
        } else if (output instanceof Tracked tracked
                && tracked.record() instanceof LedgerUpdate ledger) {
            HeldAlerts before = held();
            if (!before.isEmpty()) {
                Instant now = Instant.now();
                follow(
                        before,
                        catchingUp.clock(before, ledger.capturedAtMicros(), micros(now)),
                        now,
                        out);
            }
        }
    }

    private HeldAlerts held() throws Exception {
        HeldAlerts value = held.value();
        return value == null ? HeldAlerts.NONE : value;
    }

    private void follow(
            HeldAlerts before, CatchingUp.Step step, Instant now, Collector<OutputRecord> out)
            throws Exception {
        if (step.held().isEmpty() && !before.isEmpty()) {
            held.clear();
        } else if (!step.held().equals(before)) {
            held.update(step.held());
        }
        step.deliveries().forEach(delivery -> send(delivery, now, out));
    }

    private void send(Delivery delivery, Instant now, Collector<OutputRecord> out) {
        Alert alert = delivery.alert();
        Optional<byte[]> value = Optional.of(codec.encode(alert));
        SortedMap<String, String> headers = headers(delivery, now);
        if (alert.context().shadow()) {
            out.collect(new OutputRecord(prefix + "alerts-shadow", alert.camera(), value, headers));
            return;
        }
        out.collect(new OutputRecord(prefix + "alerts", alert.camera(), value, headers));
        boolean current =
                alert.phase() != Alert.Phase.RESOLVED && alert.context().suppressed().isEmpty();
        // One that begins suppressed was never there.
        if (current || alert.phase() != Alert.Phase.OPENED) {
            out.collect(
                    new OutputRecord(
                            prefix + "alerts-current",
                            alert.alertId(),
                            current ? value : Optional.empty(),
                            headers));
        }
    }

    private static SortedMap<String, String> headers(Delivery delivery, Instant now) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("emittedAt", now.truncatedTo(ChronoUnit.MICROS).toString());
        headers.put("backfill", String.valueOf(delivery.backfill()));
        if (delivery.stale()) {
            headers.put("stale", "true");
        }
        return headers;
    }

    private static long micros(Instant now) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }
}
