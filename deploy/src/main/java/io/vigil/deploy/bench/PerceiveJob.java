package io.vigil.deploy.bench;

import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.Frame;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.PerceiveConfig;
import io.vigil.operators.perceive.PerceiveOperator;
import io.vigil.operators.state.StreamTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job of perception alone: frames from memory go in at the speed at which they are taken. */
final class PerceiveJob {
    private final LocalFlink flink;
    private final JobID id;

    private PerceiveJob(LocalFlink flink, JobID id) {
        this.flink = flink;
        this.id = id;
    }

    /** Frames go in as fast as they are taken. */
    static PerceiveJob submit(
            LocalFlink flink, DetectorConfig detector, List<Frame> frames, String tally) {
        return submit(flink, detector, frames, tally, 0);
    }

    /**
     * @param frames to send over and over
     * @param tally where frames that come out are counted
     * @param framesPerSecond how many go in; 0 for as many as are taken
     */
    static PerceiveJob submit(
            LocalFlink flink,
            DetectorConfig detector,
            List<Frame> frames,
            String tally,
            double framesPerSecond) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        // What fails is to be seen, not tried again.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .map(new Sender(frames, framesPerSecond))
                .returns(StreamTypes.RAW_RECORD)
                .transform(
                        "perceive",
                        StreamTypes.PERCEIVED,
                        new PerceiveOperator(PerceiveConfig.alone(detector)))
                .map(new Counter(tally))
                .returns(Types.INT)
                .sinkTo(new DiscardingSink<>());
        return new PerceiveJob(
                flink, flink.client().submitJob(environment.getStreamGraph().getJobGraph()).join());
    }

    /**
     * @throws IllegalStateException if the job has failed
     */
    void check() {
        if (flink.client().getJobStatus(id).join().isGloballyTerminalState()) {
            throw new IllegalStateException(
                    "The job has ended: "
                            + flink.client()
                                    .requestJobResult(id)
                                    .join()
                                    .getSerializedThrowable()
                                    .map(Throwable::getMessage)
                                    .orElse("nobody said why"));
        }
    }

    /** Ends it; when this returns its models are unloaded. */
    void cancel() {
        flink.client().cancel(id).join();
        flink.client().requestJobResult(id).join();
    }

    /**
     * Makes the log's records; those that go in at a pace carry the time at which they were due.
     */
    private static final class Sender implements MapFunction<Long, RawRecord> {
        private static final long serialVersionUID = 1;

        private final ArrayList<byte[]> records = new ArrayList<>();
        private final double framesPerSecond;
        private transient CameraRecordCodec codec;
        private transient List<Frame> frames;
        private transient long startedMicros;

        Sender(List<Frame> frames, double framesPerSecond) {
            this.framesPerSecond = framesPerSecond;
            CameraRecordCodec encoder = new CameraRecordCodec(SchemaStore.NONE);
            frames.forEach(frame -> records.add(encoder.encode(frame)));
        }

        @Override
        public RawRecord map(Long number) throws Exception {
            int place = (int) (number % records.size());
            byte[] record = framesPerSecond > 0 ? paced(number, place) : records.get(place);
            return new RawRecord("bench", record, "vigil.frames", 0, number);
        }

        private byte[] paced(long number, int place) throws Exception {
            if (frames == null) {
                codec = new CameraRecordCodec(SchemaStore.NONE);
                frames = new ArrayList<>();
                for (byte[] record : records) {
                    frames.add((Frame) codec.decode(record));
                }
                startedMicros = Tally.nowMicros();
            }
            long due = startedMicros + Math.round(number * 1e6 / framesPerSecond);
            while (Tally.nowMicros() < due) {
                LockSupport.parkNanos(1000 * (due - Tally.nowMicros()));
            }
            return codec.encode(JpegLog.at(frames.get(place), number, due));
        }
    }

    /** Counts what comes out. */
    private static final class Counter extends RichMapFunction<Perceived, Integer> {
        private static final long serialVersionUID = 1;

        private final String tally;

        Counter(String tally) {
            this.tally = tally;
        }

        @Override
        public Integer map(Perceived perceived) {
            if (!(perceived instanceof PerceivedFrame frame)) {
                throw new IllegalStateException("A frame was refused: " + perceived);
            }
            Tally.named(tally).count(frame.detections().capturedAtMicros());
            return 0;
        }
    }
}
