package io.vigil.operators.state;

import io.vigil.tracking.FrameLedger;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a ledger, version 1. */
final class Ledgers {
    private Ledgers() {}

    static void write(FrameLedger ledger, DataOutputView out) throws IOException {
        out.writeLong(ledger.captured());
        Fields.writeCounts(ledger.shed(), out);
        out.writeLong(ledger.published());
        out.writeLong(ledger.processed());
        Fields.writeCounts(ledger.dead(), out);
        out.writeLong(ledger.duplicates());
    }

    static FrameLedger read(DataInputView in) throws IOException {
        return new FrameLedger(
                in.readLong(),
                Fields.readCounts(in),
                in.readLong(),
                in.readLong(),
                Fields.readCounts(in),
                in.readLong());
    }
}
