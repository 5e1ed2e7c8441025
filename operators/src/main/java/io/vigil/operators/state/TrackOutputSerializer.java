package io.vigil.operators.state;

import io.vigil.operators.Counted;
import io.vigil.operators.Dead;
import io.vigil.operators.Happened;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Raised;
import io.vigil.operators.Scored;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What goes from tracking to the sink. */
public final class TrackOutputSerializer extends VersionedSerializer<TrackOutput> {
    static final TrackOutputSerializer INSTANCE = new TrackOutputSerializer();

    private static final int TRACKED = 0;
    private static final int DEAD = 1;
    private static final int RAISED = 2;
    private static final int HEALTH = 3;
    private static final int HAPPENED = 4;
    private static final int COUNTED = 5;
    private static final int SCORED = 6;

    /** With alerts that have a context, events and counts. */
    private static final int WITH_RULES = 3;

    @Override
    int version() {
        return 4;
    }

    @Override
    void write(TrackOutput output, DataOutputView out) throws IOException {
        if (output instanceof Tracked tracked) {
            out.writeByte(TRACKED);
            TrackRecords.write(tracked.record(), out);
        } else if (output instanceof Dead dead) {
            out.writeByte(DEAD);
            DeadLetters.write(dead.letter(), out);
        } else if (output instanceof Raised raised) {
            out.writeByte(RAISED);
            Alerts.write(raised.alert(), out);
        } else if (output instanceof HealthSaid said) {
            out.writeByte(HEALTH);
            HealthReports.write(said.health(), out);
        } else if (output instanceof Happened happened) {
            out.writeByte(HAPPENED);
            SpatialEvents.write(happened.event(), out);
        } else if (output instanceof Counted counted) {
            out.writeByte(COUNTED);
            Counts.write(counted.count(), out);
        } else if (output instanceof Scored scored) {
            out.writeByte(SCORED);
            AnomalyScores.write(scored.score(), out);
        }
    }

    @Override
    TrackOutput read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case TRACKED -> new Tracked(TrackRecords.read(version, in));
            case DEAD -> new Dead(DeadLetters.read(in));
            case RAISED ->
                    new Raised(version < WITH_RULES ? Alerts.readVersion1(in) : Alerts.read(in));
            case HEALTH -> new HealthSaid(HealthReports.read(in));
            case HAPPENED -> new Happened(SpatialEvents.read(in));
            case COUNTED -> new Counted(Counts.read(in));
            case SCORED -> new Scored(AnomalyScores.read(in));
            default -> throw new IOException("Output needs a kind of 0 to 6, but was " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<TrackOutput> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TrackOutput> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
