package io.vigil.deploy.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single-node KRaft broker in this process, on the loopback address. Its log is in the folder
 * given, so a broker started on the same folder again continues it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;

    /** The same for all, so that a folder can be started on again: "vigil-embedded-1" in base64. */
    private static final String CLUSTER = "dmlnaWwtZW1iZWRkZWQtMQ";

    private final KafkaRaftServer server;
    private final String bootstrap;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /** Starts a broker whose log is in {@code folder}, on any free port. */
    public static EmbeddedBroker start(Path folder) {
        return start(folder, freePort());
    }

    /** Starts a broker whose log is in {@code folder}, on {@code port} of the loopback address. */
    public static EmbeddedBroker start(Path folder, int port) {
        int controllerPort = freePort();
        Map<String, String> settings = settings(folder, port, controllerPort);
        try {
            Files.createDirectories(folder);
            format(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Folder %s cannot hold the broker's log".formatted(folder), e);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, "127.0.0.1:" + port);
    }

    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address", e);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        // A frame may have 8 MB; its record needs some room around it.
        settings.put("message.max.bytes", String.valueOf(9 << 20));
        settings.put("replica.fetch.max.bytes", String.valueOf(9 << 20));
        // One broker: its own log is all the safety there is.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.max.timeout.ms", String.valueOf(12 * 3600 * 1000));
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.retention.check.interval.ms", "10000");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        return settings;
    }

    private static void format(Path folder) throws IOException {
        Formatter formatter = new Formatter();
        formatter
                .setPrintStream(
                        new PrintStream(
                                PrintStream.nullOutputStream(),
                                false,
                                java.nio.charset.StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(CLUSTER)
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setDirectories(java.util.List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString());
        try {
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
