package io.vigil.operators.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * A reader of many logs that takes from all of them by turns. A log whose turn is over is paused
 * until the others have had theirs, or have nothing.
 */
@SuppressWarnings("try") // closing may be interrupted
final class FairReader<T, S extends SourceSplit> implements SourceReader<T, S> {
    /** Records of a log in a round: few, so that the others do not wait long. */
    private static final int TURN = 4;

    /** How long those whose turn it is may take to deliver something before the round is over. */
    private static final Duration PATIENCE = Duration.ofMillis(25);

    private final SourceReader<T, S> reader;
    private final Turns turns = new Turns(TURN);
    private final Set<String> paused = new HashSet<>();
    private CompletableFuture<Void> silence;

    FairReader(SourceReader<T, S> reader) {
        this.reader = reader;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void addSplits(List<S> splits) {
        turns.add(splits.stream().map(SourceSplit::splitId).toList());
        reader.addSplits(splits);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        if (silence != null && silence.isDone()) {
            silence = null;
            turns.next();
        } else if (turns.areAllOver()) {
            turns.next();
        }
        pauseAndResume();
        InputStatus status = reader.pollNext(new Counted(output));
        if (status != InputStatus.NOTHING_AVAILABLE) {
            silence = null;
        } else if (paused.isEmpty()) {
            turns.clear();
        } else if (silence == null) {
            silence = new CompletableFuture<Void>();
            silence.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return status;
    }

    private void pauseAndResume() {
        List<String> over = turns.over();
        List<String> pause = new ArrayList<>(over);
        pause.removeAll(paused);
        List<String> resume = new ArrayList<>(paused);
        resume.removeAll(over);
        if (!pause.isEmpty() || !resume.isEmpty()) {
            reader.pauseOrResumeSplits(pause, resume);
            paused.addAll(pause);
            resume.forEach(paused::remove);
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return silence == null
                ? reader.isAvailable()
                : CompletableFuture.anyOf(reader.isAvailable(), silence).thenAccept(any -> {});
    }

    @Override
    public List<S> snapshotState(long checkpoint) {
        return reader.snapshotState(checkpoint);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }

    /** Sees what goes out, by log. */
    private final class Counted implements ReaderOutput<T> {
        private final ReaderOutput<T> output;

        Counted(ReaderOutput<T> output) {
            this.output = output;
        }

        @Override
        public SourceOutput<T> createOutputForSplit(String split) {
            return new OfSplit(split, output.createOutputForSplit(split));
        }

        @Override
        public void releaseOutputForSplit(String split) {
            output.releaseOutputForSplit(split);
        }

        @Override
        public void collect(T value) {
            output.collect(value);
        }

        @Override
        public void collect(T value, long timestamp) {
            output.collect(value, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }

    private final class OfSplit implements SourceOutput<T> {
        private final String split;
        private final SourceOutput<T> output;

        OfSplit(String split, SourceOutput<T> output) {
            this.split = split;
            this.output = output;
        }

        @Override
        public void collect(T value) {
            turns.took(split);
            output.collect(value);
        }

        @Override
        public void collect(T value, long timestamp) {
            turns.took(split);
            output.collect(value, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }
}
