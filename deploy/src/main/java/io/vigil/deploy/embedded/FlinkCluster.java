package io.vigil.deploy.embedded;

import org.apache.flink.client.program.ClusterClient;

/** A Flink that takes jobs; closing it ends it and whatever still runs on it. */
public interface FlinkCluster extends AutoCloseable {
    ClusterClient<?> client();

    @Override
    void close();
}
