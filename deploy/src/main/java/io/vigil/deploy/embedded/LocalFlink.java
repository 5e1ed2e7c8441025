package io.vigil.deploy.embedded;

import java.nio.file.Path;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.MiniClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink inside this process. */
public final class LocalFlink implements FlinkCluster {
    private final MiniCluster cluster;
    private final MiniClusterClient client;

    private LocalFlink(MiniCluster cluster, Configuration configuration) {
        this.cluster = cluster;
        this.client = new MiniClusterClient(configuration, cluster);
    }

    /** Starts a Flink with {@code slots} slots that keeps its working files in {@code folder}. */
    public static LocalFlink start(int slots, Path folder) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(CoreOptions.TMP_DIRS, folder.toString());
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        // Only small records cross the network, and the state lives on the heap.
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        MemorySize network = MemorySize.ofMebiBytes(networkMebibytes(slots));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        cluster.start();
        return new LocalFlink(cluster, configuration);
    }

    /**
     * Every subtask of the one exchange has two buffers of 32 KiB for every other, and some more.
     */
    private static long networkMebibytes(int slots) {
        return 64 + slots * (slots + 8L) / 8;
    }

    @Override
    public ClusterClient<?> client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        cluster.closeAsync().join();
    }
}
