package io.vigil.operators.state;

import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Phase;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a frame's score, version 1; phases by their names. */
final class AnomalyScores {
    private AnomalyScores() {}

    static void write(AnomalyScore score, DataOutputView out) throws IOException {
        Fields.writeString(score.camera(), out);
        out.writeLong(score.epoch());
        out.writeLong(score.sequence());
        out.writeLong(score.capturedAtMicros());
        out.writeDouble(score.score());
        out.writeDouble(score.pValue());
        out.writeDouble(score.threshold());
        out.writeBoolean(score.alarmed());
        Fields.writeString(score.phase().name(), out);
        Fields.writeString(score.term(), out);
        out.writeLong(score.track());
        out.writeBoolean(score.box().isPresent());
        if (score.box().isPresent()) {
            Boxes.write(score.box().get(), out);
        }
        Sights.write(score.map(), out);
        Fields.writeString(score.bundle(), out);
    }

    static AnomalyScore read(DataInputView in) throws IOException {
        return new AnomalyScore(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean(),
                Phase.valueOf(Fields.readString(in)),
                Fields.readString(in),
                in.readLong(),
                in.readBoolean() ? Optional.of(Boxes.read(in)) : Optional.empty(),
                Sights.readMap(in),
                Fields.readString(in));
    }
}
