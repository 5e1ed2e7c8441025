package io.vigil.deploy.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagerInfo;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagersHeaders;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A Flink whose JobManager and TaskManagers are processes of their own on the loopback address,
 * started from this process's class path, so that the native libraries load once per process and a
 * TaskManager can be killed without harm to others.
 */
public final class FlinkProcesses implements FlinkCluster {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final Process jobManager;
    private final Map<String, Process> taskManagers = new LinkedHashMap<>();
    private final RestClusterClient<String> client;

    private FlinkProcesses(Path folder, int rpcPort, int restPort, Process jobManager)
            throws Exception {
        this.folder = folder;
        this.jobManager = jobManager;
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        configuration.set(JobManagerOptions.PORT, rpcPort);
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.PORT, restPort);
        configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 10);
        configuration.set(RestOptions.RETRY_DELAY, Duration.ofMillis(500));
        this.client = new RestClusterClient<>(configuration, "vigil");
    }

    /**
     * Starts a JobManager and TaskManagers and waits until all their slots are offered.
     *
     * @param folder for configuration, logs and working files
     * @param slots of each TaskManager
     */
    public static FlinkProcesses start(Path folder, int taskManagers, int slots) throws Exception {
        Files.createDirectories(folder);
        int rpcPort = EmbeddedBroker.freePort();
        int restPort = EmbeddedBroker.freePort();
        writeConfiguration(folder, slots, rpcPort, restPort);
        Process jobManager =
                launch(
                        folder,
                        "jobmanager",
                        StandaloneSessionClusterEntrypoint.class,
                        "512m",
                        List.of());
        FlinkProcesses cluster = new FlinkProcesses(folder, rpcPort, restPort, jobManager);
        try {
            for (int i = 0; i < taskManagers; i++) {
                cluster.addTaskManager();
            }
            cluster.awaitTaskManagers(taskManagers);
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** Starts one more TaskManager; it registers by itself within seconds. */
    public Process addTaskManager() throws IOException {
        String id = "taskmanager-" + (taskManagers.size() + 1);
        Process process =
                launch(
                        folder,
                        id,
                        TaskManagerRunner.class,
                        "1g",
                        List.of("-D", "taskmanager.resource-id=" + id));
        taskManagers.put(id, process);
        return process;
    }

    /** The TaskManagers that are alive and have tasks at present. */
    public List<Process> workingTaskManagers() {
        return registered().stream()
                .filter(info -> info.getNumberAvailableSlots() < info.getNumberSlots())
                .map(info -> taskManagers.get(info.getResourceId().getResourceIdString()))
                .filter(process -> process != null && process.isAlive())
                .toList();
    }

    /** Waits until so many TaskManagers are registered. */
    public void awaitTaskManagers(int wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            if (!jobManager.isAlive()) {
                throw new IOException(
                        "The JobManager ended with code %d while starting; see %s"
                                .formatted(
                                        jobManager.exitValue(), folder.resolve("jobmanager.log")));
            }
            int offered = registered().size();
            if (offered >= wanted) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "%d of %d TaskManagers registered within %d s; see the logs in %s"
                                .formatted(offered, wanted, START.toSeconds(), folder));
            }
            Thread.sleep(200);
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public ClusterClient<?> client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        List<Process> all = new ArrayList<>(taskManagers.values());
        all.add(jobManager);
        all.forEach(Process::destroy);
        for (Process process : all) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private Collection<TaskManagerInfo> registered() {
        try {
            return client.sendRequest(
                            TaskManagersHeaders.getInstance(),
                            EmptyMessageParameters.getInstance(),
                            EmptyRequestBody.getInstance())
                    .get()
                    .getTaskManagerInfos();
        } catch (ExecutionException e) {
            return List.of(); // not up yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static void writeConfiguration(Path folder, int slots, int rpcPort, int restPort)
            throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("work"));
        String text =
                """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %d
                jobmanager.memory.process.size: 768m
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                rest.bind-port: '%d'
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: %d
                taskmanager.cpu.cores: %d
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 128m
                taskmanager.memory.task.heap.size: 512m
                taskmanager.memory.task.off-heap.size: 512m
                taskmanager.memory.managed.size: 8m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.memory.jvm-metaspace.size: 256m
                taskmanager.memory.jvm-overhead.min: 192m
                taskmanager.memory.jvm-overhead.max: 192m
                heartbeat.interval: 500
                heartbeat.timeout: 6000
                cluster.evenly-spread-out-slots: false
                io.tmp.dirs: '%s'
                """
                        .formatted(
                                rpcPort, restPort, restPort, slots, slots, folder.resolve("work"));
        Files.writeString(folder.resolve("conf").resolve("config.yaml"), text);
    }

    private static Process launch(
            Path folder, String name, Class<?> main, String heap, List<String> arguments)
            throws IOException {
        List<String> command =
                JavaProcess.command(heap, folder.resolve(name + "-log4j.log"), main.getName());
        command.addAll(List.of("--configDir", folder.resolve("conf").toString()));
        command.addAll(arguments);
        File log = folder.resolve(name + ".log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }
}
