package io.vigil.deploy;

import io.vigil.operators.Counted;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Happened;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Raised;
import io.vigil.operators.Scored;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.sinks.kafka.OutputRecord;
import io.vigil.sinks.wire.CameraHealthCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.DeadLetterCodec;
import io.vigil.sinks.wire.DeadLetterValue;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.ScoreCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What is said of the cameras, as bytes for the topic that it belongs to; all but alerts, which
 * cannot wait for a checkpoint ({@link SendAlerts}).
 */
final class Encode extends RichFlatMapFunction<TrackOutput, OutputRecord> {
    private final String prefix;
    private transient TrackRecordCodec tracks;
    private transient EventCodec events;
    private transient CountCodec counts;
    private transient ScoreCodec scores;
    private transient CameraHealthCodec health;
    private transient DeadLetterCodec deadLetters;

    Encode(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void open(OpenContext context) {
        tracks = new TrackRecordCodec();
        events = new EventCodec();
        counts = new CountCodec();
        scores = new ScoreCodec();
        health = new CameraHealthCodec();
        deadLetters = new DeadLetterCodec();
    }

    @Override
    public void flatMap(TrackOutput output, Collector<OutputRecord> out) {
        if (!(output instanceof Raised)) {
            out.collect(encoded(output));
        }
    }

    private OutputRecord encoded(TrackOutput output) {
        if (output instanceof Tracked tracked) {
            return new OutputRecord(
                    prefix + "tracks", output.camera(), tracks.encode(tracked.record()));
        }
        if (output instanceof Happened happened) {
            return new OutputRecord(
                    prefix + "events", output.camera(), events.encode(happened.event()));
        }
        if (output instanceof Counted counted) {
            return new OutputRecord(
                    prefix + "counts", counted.key(), counts.encode(counted.count()));
        }
        if (output instanceof Scored scored) {
            return new OutputRecord(
                    prefix + "scores", output.camera(), scores.encode(scored.score()));
        }
        if (output instanceof HealthSaid said) {
            return new OutputRecord(
                    prefix + "health", output.camera(), health.encode(said.health()));
        }
        DeadLetter letter = ((Dead) output).letter();
        return new OutputRecord(
                prefix + "dead-letters",
                output.camera(),
                deadLetters.encode(
                        new DeadLetterValue(
                                letter.camera(),
                                letter.epoch(),
                                letter.sequence(),
                                letter.reason(),
                                letter.detail(),
                                letter.topic(),
                                letter.partition(),
                                letter.offset(),
                                letter.bytes(),
                                letter.sha256(),
                                letter.head())));
    }
}
