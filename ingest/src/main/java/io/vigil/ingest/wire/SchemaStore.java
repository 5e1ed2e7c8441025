package io.vigil.ingest.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where the schemas of other writers are found, older and newer than our own. */
public interface SchemaStore {
    /** Knows no schema, so that only records of this very version are read. */
    SchemaStore NONE = fingerprint -> Optional.empty();

    /**
     * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form
     * @return the schema, or empty where none is known at present
     */
    Optional<Schema> find(long fingerprint);
}
