package io.vigil.deploy;

import io.vigil.operators.Perceived;
import io.vigil.operators.RawRecord;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.perceive.PerceiveConfig;
import io.vigil.operators.perceive.PerceiveOperator;
import io.vigil.operators.source.FairSource;
import io.vigil.operators.source.RawRecordDeserializer;
import io.vigil.operators.state.StreamTypes;
import io.vigil.operators.track.GroupFunction;
import io.vigil.operators.track.TrackFunction;
import io.vigil.sinks.kafka.OutputRecord;
import io.vigil.sinks.kafka.OutputRecordType;
import io.vigil.sinks.kafka.OutputSink;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The vision job. Frames end at perceive, which is chained to the source; only numbers cross the
 * shuffle by camera. One sink writes every topic but those of alerts in one transaction, exactly
 * once; alerts do not wait for it and leave at once, at least once.
 *
 * <pre>
 * frames ─▶ perceive ─▶ (by camera) ─▶ track, assess ─┬▶ encode ─▶ tracks, events, counts, health, dead-letters
 *                                          │          └▶ alert ──▶ alerts, alerts-current, alerts-shadow
 *                                          └▶ (by group) ─▶ group ─▶ encode, alert
 * </pre>
 *
 * Groups of cameras, where rules or sites lead over several, are fixed as the job starts.
 */
public final class Topology {
    private static final int FETCH_BYTES = 256 << 10;

    private Topology() {}

    /** Adds the job to {@code environment}. */
    public static void build(StreamExecutionEnvironment environment, JobSettings settings) {
        SingleOutputStreamOperator<RawRecord> frames =
                environment
                        .fromSource(
                                new FairSource<>(frames(settings)),
                                WatermarkStrategy.noWatermarks(),
                                "frames",
                                StreamTypes.RAW_RECORD)
                        .uid("frames");

        SingleOutputStreamOperator<Perceived> perceived =
                frames.transform(
                                "perceive",
                                StreamTypes.PERCEIVED,
                                new PerceiveOperator(perceive(settings)))
                        .uid("perceive");

        SingleOutputStreamOperator<TrackOutput> tracked =
                perceived
                        .keyBy(Perceived::camera)
                        .process(
                                new TrackFunction(
                                        settings.tracker(),
                                        settings.health(),
                                        settings.detector().model(),
                                        settings.groups(),
                                        settings.glances().bundles()))
                        .returns(StreamTypes.TRACK_OUTPUT)
                        .name("track")
                        .uid("track");

        DataStream<OutputRecord> encoded = encode(tracked, "encode", settings);
        SingleOutputStreamOperator<TrackOutput> alerts = alerts(tracked, "alerts");
        if (settings.groups().size() == 0) {
            // Track has sorted by camera already, and they stay in its task.
            publish(encoded, settings);
            call(
                    DataStreamUtils.reinterpretAsKeyedStream(
                            alerts, TrackOutput::camera, Types.STRING),
                    settings);
            return;
        }
        SingleOutputStreamOperator<TrackOutput> grouped = grouped(tracked, settings);
        publish(encoded.union(encode(grouped, "encode-groups", settings)), settings);
        call(
                alerts.union(alerts(grouped, "alerts-groups"))
                        .keyBy(TrackOutput::camera, Types.STRING),
                settings);
    }

    /** What takes several cameras to know; there are few groups, and what they hear is little. */
    private static SingleOutputStreamOperator<TrackOutput> grouped(
            SingleOutputStreamOperator<TrackOutput> tracked, JobSettings settings) {
        CameraGroups groups = settings.groups();
        return tracked.getSideOutput(TrackFunction.MOMENTS)
                .keyBy(moment -> groups.of(moment.camera()).orElseThrow(), Types.STRING)
                .process(new GroupFunction(groups))
                .returns(StreamTypes.TRACK_OUTPUT)
                .name("group")
                .uid("group");
    }

    private static SingleOutputStreamOperator<OutputRecord> encode(
            SingleOutputStreamOperator<TrackOutput> outputs, String name, JobSettings settings) {
        return outputs.flatMap(new Encode(settings.outputPrefix()))
                .returns(OutputRecordType.INSTANCE)
                .name(name)
                .uid(name);
    }

    private static SingleOutputStreamOperator<TrackOutput> alerts(
            SingleOutputStreamOperator<TrackOutput> outputs, String name) {
        return outputs.filter(SendAlerts::concerns).name(name).uid(name);
    }

    private static void publish(DataStream<OutputRecord> records, JobSettings settings) {
        records.sinkTo(
                        OutputSink.exactlyOnce(
                                settings.bootstrap(), settings.deployment(), new Properties()))
                .name("publish")
                .uid("publish");
    }

    private static void call(KeyedStream<TrackOutput, String> alerts, JobSettings settings) {
        alerts.process(new SendAlerts(settings.outputPrefix(), settings.backfillAfter()))
                .returns(OutputRecordType.INSTANCE)
                .name("alert")
                .uid("alert")
                .sinkTo(OutputSink.atLeastOnce(settings.bootstrap(), new Properties()))
                .name("call")
                .uid("call");
    }

    private static PerceiveConfig perceive(JobSettings settings) {
        return PerceiveConfig.of(
                settings.detector(),
                settings.secondary(),
                settings.glances(),
                settings.bootstrap(),
                settings.topicPrefix() + "health",
                settings.topicPrefix() + "schemas");
    }

    static KafkaSource<RawRecord> frames(JobSettings settings) {
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(settings.bootstrap())
                .setTopics(settings.topicPrefix() + "frames")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new RawRecordDeserializer())
                // The place in the log is in the checkpoint, and nowhere else.
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setProperty("partition.discovery.interval.ms", "-1")
                // What is fetched of a camera is beyond its turn: large fetches would let one that
                // is
                // behind hold up the others. A larger record comes all the same.
                .setProperty("max.partition.fetch.bytes", String.valueOf(FETCH_BYTES))
                .setProperty("fetch.max.wait.ms", "50")
                .setProperty("max.poll.records", "8")
                .build();
    }
}
