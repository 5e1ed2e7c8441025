package io.vigil.operators.state;

import io.vigil.operators.health.Baseline;
import io.vigil.operators.health.Clusters;
import io.vigil.operators.health.Distribution;
import io.vigil.operators.health.Drift;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of what is remembered of the distribution of detections, version 1. */
final class Drifts {
    private Drifts() {}

    static void write(Drift drift, DataOutputView out) throws IOException {
        Fields.writeString(drift.model(), out);
        Fields.writeList(drift.baseline().hours(), Drifts::writeDistribution, out);
        Fields.writeList(drift.baseline().days(), (days, to) -> to.writeInt(days), out);
        Clusters clusters = drift.clusters();
        writeDistribution(clusters.block(), out);
        writeDistribution(clusters.before(), out);
        out.writeLong(clusters.number());
        out.writeDouble(clusters.scores());
        out.writeDouble(clusters.classes());
        out.writeLong(drift.hour());
        writeDistribution(drift.now(), out);
        out.writeLong(drift.second());
        out.writeDouble(drift.scores());
        out.writeDouble(drift.classes());
        out.writeInt(drift.above());
        out.writeInt(drift.below());
    }

    static Drift read(DataInputView in) throws IOException {
        return new Drift(
                Fields.readString(in),
                new Baseline(
                        Fields.readList(Drifts::readDistribution, in),
                        Fields.readList(DataInputView::readInt, in)),
                new Clusters(
                        readDistribution(in),
                        readDistribution(in),
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble()),
                in.readLong(),
                readDistribution(in),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt());
    }

    private static void writeDistribution(Distribution distribution, DataOutputView out)
            throws IOException {
        out.writeByte(distribution.scores().length);
        for (long count : distribution.scores()) {
            out.writeLong(count);
        }
        Fields.writeCounts(distribution.classes(), out);
    }

    private static Distribution readDistribution(DataInputView in) throws IOException {
        long[] scores = new long[in.readByte()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = in.readLong();
        }
        return new Distribution(scores, Fields.readCounts(in));
    }
}
