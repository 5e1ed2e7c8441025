package io.vigil.sinks.wire;

import io.vigil.anomaly.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads alerts of whatever version wrote them, looking up the schemas that it does not know. Used
 * by one thread.
 */
public final class AlertReader {
    private static final Logger LOG = LoggerFactory.getLogger(AlertReader.class);

    private final LongFunction<Optional<Schema>> schemas;
    private final List<Schema> older = new ArrayList<>();
    private AlertCodec codec = new AlertCodec();

    /**
     * @param schemas by their fingerprints; empty where there is no such schema
     */
    public AlertReader(LongFunction<Optional<Schema>> schemas) {
        this.schemas = schemas;
    }

    /** Empty where the value is no alert, or is damaged, which is logged. */
    public Optional<Alert> read(byte[] value) {
        try {
            return Optional.of(codec.decode(value));
        } catch (UnknownSchemaException other) {
            return knows(other.fingerprint()) ? read(value) : Optional.empty();
        } catch (BadRecordException damaged) {
            LOG.warn("Passed over: {}", damaged.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it is the schema of an alert of another version, which can be read from now on. */
    private boolean knows(long fingerprint) {
        Optional<Schema> found = schemas.apply(fingerprint);
        boolean alert =
                found.isPresent()
                        && found.get().getFullName().equals(AlertCodec.schema().getFullName())
                        && !older.contains(found.get());
        if (alert) {
            older.add(found.get());
            codec = new AlertCodec(older);
        }
        return alert;
    }
}
