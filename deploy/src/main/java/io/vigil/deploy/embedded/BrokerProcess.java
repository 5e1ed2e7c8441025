package io.vigil.deploy.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A broker in a process of its own, which can be killed and started again on its folder and port.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private Process process;

    private BrokerProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a broker whose log and output are below {@code folder} and waits until it answers. */
    public static BrokerProcess start(Path folder) throws IOException {
        Files.createDirectories(folder);
        BrokerProcess broker = new BrokerProcess(folder, EmbeddedBroker.freePort());
        broker.launch();
        return broker;
    }

    /** Starts it again after it was killed. */
    public void launch() throws IOException {
        List<String> command =
                JavaProcess.command(
                        "768m", folder.resolve("broker-log4j.log"), BrokerMain.class.getName());
        command.addAll(List.of(folder.resolve("log").toString(), String.valueOf(port)));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("broker.log").toFile())
                        .start();
        awaitAnswer();
    }

    public Process process() {
        return process;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000))) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get();
                    return;
                } catch (ExecutionException notYet) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IOException(
                                "The broker did not start within %d s; see %s"
                                        .formatted(START.toSeconds(), folder.resolve("broker.log")),
                                notYet);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the broker was starting", e);
        }
    }
}
