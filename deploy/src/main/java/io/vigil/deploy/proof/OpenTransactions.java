package io.vigil.deploy.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** Asks the broker which of a deployment's transactions are open, and what became of them. */
final class OpenTransactions implements AutoCloseable {
    private final Admin admin;
    private final String prefix;

    OpenTransactions(String bootstrap, String prefix) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.prefix = prefix;
    }

    /** Ids of the transactions that hold records and are neither committed nor aborted. */
    Set<String> open() throws InterruptedException {
        try {
            Set<String> open = new TreeSet<>();
            for (TransactionListing listing :
                    admin.listTransactions(
                                    new ListTransactionsOptions()
                                            .filterStates(Set.of(TransactionState.ONGOING)))
                            .all()
                            .get()) {
                if (listing.transactionalId().startsWith(prefix)) {
                    open.add(listing.transactionalId());
                }
            }
            return open;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not list its transactions", e);
        }
    }

    /** Which of {@code ids} have been committed in the meantime. */
    List<String> committed(Set<String> ids) throws InterruptedException {
        List<String> committed = new ArrayList<>();
        try {
            Map<String, TransactionDescription> found = admin.describeTransactions(ids).all().get();
            found.forEach(
                    (id, description) -> {
                        if (description.state() == TransactionState.COMPLETE_COMMIT
                                || description.state() == TransactionState.PREPARE_COMMIT) {
                            committed.add(id);
                        }
                    });
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The broker did not describe the transactions " + ids, e);
        }
        return committed;
    }

    @Override
    public void close() {
        admin.close();
    }
}
