package io.vigil.operators.track;

import io.vigil.tracking.FrameLedger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each record adds to the ledger. */
final class Accounts {
    private Accounts() {}

    static FrameLedger processed(FrameLedger ledger) {
        return new FrameLedger(
                ledger.captured(),
                ledger.shed(),
                ledger.published() + 1,
                ledger.processed() + 1,
                ledger.dead(),
                ledger.duplicates());
    }

    static FrameLedger duplicate(FrameLedger ledger) {
        return unannounced(
                new FrameLedger(
                        ledger.captured(),
                        ledger.shed(),
                        ledger.published() + 1,
                        ledger.processed(),
                        ledger.dead(),
                        ledger.duplicates() + 1));
    }

    static FrameLedger dead(FrameLedger ledger, String reason) {
        SortedMap<String, Long> dead = new TreeMap<>(ledger.dead());
        dead.merge(reason, 1L, Long::sum);
        return unannounced(
                new FrameLedger(
                        ledger.captured(),
                        ledger.shed(),
                        ledger.published() + 1,
                        ledger.processed(),
                        dead,
                        ledger.duplicates()));
    }

    /**
     * Takes over what ingest says of its frames so far. Records that it does not know of, because
     * somebody else or an earlier process of its own wrote them, count as captured there; records
     * that it knows of and that are not in the log leave the ledger out of balance, for all to see.
     */
    static FrameLedger account(FrameLedger ledger, long captured, Map<String, Long> shed) {
        return unannounced(
                new FrameLedger(
                        captured,
                        new TreeMap<>(shed),
                        ledger.published(),
                        ledger.processed(),
                        ledger.dead(),
                        ledger.duplicates()));
    }

    private static FrameLedger unannounced(FrameLedger ledger) {
        return new FrameLedger(
                Math.max(ledger.captured(), ledger.published() + ledger.shedTotal()),
                ledger.shed(),
                ledger.published(),
                ledger.processed(),
                ledger.dead(),
                ledger.duplicates());
    }
}
