package io.vigil.operators.state;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of the camera's records without pixels, version 2: a kind, the name, the rest. */
final class CameraEvents {
    private static final int HEARTBEAT = 0;
    private static final int RULE_SET = 1;
    private static final int SOURCE_DOWN = 2;
    private static final int SOURCE_ENDED = 3;
    private static final int ACKNOWLEDGEMENT = 4;
    private static final int MODEL_CHANGE = 5;

    private CameraEvents() {}

    static void write(CameraRecord record, DataOutputView out) throws IOException {
        if (record instanceof Heartbeat) {
            name(HEARTBEAT, record, out);
        } else if (record instanceof RuleSet rules) {
            name(RULE_SET, record, out);
            out.writeLong(rules.version());
            Fields.writeString(rules.rules(), out);
        } else if (record instanceof SourceDown down) {
            name(SOURCE_DOWN, record, out);
            Fields.writeString(down.reason(), out);
        } else if (record instanceof SourceEnded ended) {
            name(SOURCE_ENDED, record, out);
            Fields.writeString(ended.reason(), out);
            out.writeLong(ended.captured());
            Fields.writeCounts(ended.shed(), out);
        } else if (record instanceof Acknowledgement said) {
            name(ACKNOWLEDGEMENT, record, out);
            Fields.writeString(said.action(), out);
            Fields.writeString(said.target(), out);
            Fields.writeString(said.by(), out);
            Fields.writeString(said.note(), out);
            out.writeLong(said.untilMicros());
        } else if (record instanceof ModelChange change) {
            name(MODEL_CHANGE, record, out);
            out.writeLong(change.version());
            Fields.writeString(change.bundle(), out);
            Fields.writeString(change.sha256(), out);
            Fields.writeString(change.by(), out);
            Fields.writeString(change.note(), out);
        } else {
            throw new IOException("Only records without pixels travel on, but this is " + record);
        }
    }

    /**
     * @param numbered whether changes of models have a version, as they have since layout 2
     */
    static CameraRecord read(boolean numbered, DataInputView in) throws IOException {
        int kind = in.readByte();
        String camera = Fields.readString(in);
        long epoch = in.readLong();
        long sequence = in.readLong();
        long at = in.readLong();
        return switch (kind) {
            case HEARTBEAT -> new Heartbeat(camera, epoch, sequence, at);
            case RULE_SET ->
                    new RuleSet(camera, epoch, sequence, at, in.readLong(), Fields.readString(in));
            case SOURCE_DOWN -> new SourceDown(camera, epoch, sequence, at, Fields.readString(in));
            case SOURCE_ENDED ->
                    new SourceEnded(
                            camera,
                            epoch,
                            sequence,
                            at,
                            Fields.readString(in),
                            in.readLong(),
                            Fields.readCounts(in));
            case ACKNOWLEDGEMENT ->
                    new Acknowledgement(
                            camera,
                            epoch,
                            sequence,
                            at,
                            Fields.readString(in),
                            Fields.readString(in),
                            Fields.readString(in),
                            Fields.readString(in),
                            in.readLong());
            case MODEL_CHANGE ->
                    new ModelChange(
                            camera,
                            epoch,
                            sequence,
                            at,
                            numbered ? in.readLong() : 0,
                            Fields.readString(in),
                            Fields.readString(in),
                            Fields.readString(in),
                            Fields.readString(in));
            default ->
                    throw new IOException("Camera event needs a kind of 0 to 5, but was " + kind);
        };
    }

    private static void name(int kind, CameraRecord record, DataOutputView out) throws IOException {
        out.writeByte(kind);
        Fields.writeString(record.camera(), out);
        out.writeLong(record.epoch());
        out.writeLong(record.sequence());
        out.writeLong(record.capturedAtMicros());
    }
}
