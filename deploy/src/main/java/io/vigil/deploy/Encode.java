package io.vigil.deploy;

import io.vigil.operators.Counted;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Happened;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.sinks.kafka.OutputRecord;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.CameraHealthCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.DeadLetterCodec;
import io.vigil.sinks.wire.DeadLetterValue;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What tracking and the watch over the cameras said, as bytes for the topic that it belongs to. */
final class Encode extends RichMapFunction<TrackOutput, OutputRecord> {
    private final String prefix;
    private transient TrackRecordCodec tracks;
    private transient EventCodec events;
    private transient CountCodec counts;
    private transient AlertCodec alerts;
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
        alerts = new AlertCodec();
        health = new CameraHealthCodec();
        deadLetters = new DeadLetterCodec();
    }

    @Override
    public OutputRecord map(TrackOutput output) {
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
                    prefix + "counts", output.camera(), counts.encode(counted.count()));
        }
        if (output instanceof Raised raised) {
            return new OutputRecord(
                    prefix + "alerts", output.camera(), alerts.encode(raised.alert()));
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
