package io.vigil.deploy.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.Escalation;
import io.vigil.anomaly.rules.KindDefaults;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.JobSettings;
import io.vigil.deploy.PublishedSchemas;
import io.vigil.deploy.PushingCamera;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.deploy.embedded.JavaProcess;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.LivenessBeatCodec;
import io.vigil.sinks.wire.UnknownSchemaException;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera dies while something is in a forbidden zone: first its network is cut, then its ingest
 * is killed, for what the watch's clock takes for ten minutes.
 */
@Tag("long")
@Timeout(900)
class CameraDiesIT {
    private static final Duration ESCALATES = Duration.ofSeconds(20);
    private static final long MINUTE = 60_000_000;

    @TempDir Path folder;

    private final AtomicLong ahead = new AtomicLong();
    private final List<Process> processes = new ArrayList<>();
    private String bootstrap;
    private Path rules;
    private int port;

    @Test
    void itIsSaidTheAlertGoesOnAndNothingOldIsNews() throws Exception {
        port = freePort();
        rules = Files.writeString(folder.resolve("rules.json"), rules());
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                LocalFlink flink = LocalFlink.start(1, folder.resolve("flink"));
                PushingCamera camera = PushingCamera.swaying(port)) {
            bootstrap = broker.bootstrap();
            Map<String, Object> clients = Map.of("bootstrap.servers", bootstrap);
            TopicCreation.createMissing(clients, IngestMain.TOPICS);
            PublishedSchemas.publish(clients, IngestMain.TOPICS);
            RunningJob.submit(flink.client(), job());
            LivenessSettings settings =
                    LivenessSettings.of(
                            clients, IngestMain.TOPICS, "show", List.of(IngestMain.camera(port)));
            ingest();
            await("frames come", () -> Optional.of(frames()).filter(f -> f.size() > 10));
            try (LivenessService watch = LivenessService.start(settings, this::clock, line -> {})) {
                theNetworkIsCut(camera);
                ingestIsKilled();
                assertThat(watch).isNotNull();
            }
        } catch (AssertionError failed) {
            System.out.println("ingest said: " + Files.readString(folder.resolve("ingest.log")));
            throw failed;
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private void theNetworkIsCut(PushingCamera camera) throws Exception {
        await("somebody is in the zone", this::insideNow);
        camera.power(false);
        long cut = clock();
        Alert down = await("the camera is down", () -> watched("camera-down", Phase.OPENED, cut));
        Alert inside = insideNow().orElseThrow();
        figure("network cut", down.detectedAtMicros() - cut);
        assertThat(down.detectedAtMicros() - cut).isLessThan(10_000_000);
        assertThat(down.explanation().figures()).containsEntry("ingest-unheard", 0.0);
        assertGoesOn(inside);
        camera.power(true);
        await("the camera is back", () -> watched("camera-down", Phase.RESOLVED, cut));
        assertThat(log().stream().filter(SourceDown.class::isInstance))
                .as("ingest itself says that the camera is away")
                .isNotEmpty()
                .allSatisfy(d -> assertThat(((SourceDown) d).reason()).doesNotContain("ingest"));
    }

    private void ingestIsKilled() throws Exception {
        await("somebody is in the zone again", this::insideNow);
        processes.get(0).destroyForcibly().waitFor();
        long killed = clock();
        Alert down =
                await("the camera is down", () -> watched("camera-down", Phase.OPENED, killed));
        Alert inside = insideNow().orElseThrow();
        figure("ingest killed", down.detectedAtMicros() - killed);
        assertThat(down.detectedAtMicros() - killed).isLessThan(10_000_000);
        assertThat(watched("ingest-down", Phase.OPENED, killed)).isPresent();
        int frames = frames().size();
        ahead.addAndGet(10 * MINUTE);
        assertGoesOn(inside);
        long claimed = killed + 10 * MINUTE;
        await(
                "the gap is counted",
                () -> Optional.of(unseen(killed, claimed)).filter(c -> c.size() >= 8));
        assertThat(unseen(killed, claimed))
                .allSatisfy(count -> assertThat(count.entered()).isEmpty())
                .allSatisfy(count -> assertThat(count.occupancyMax()).isEmpty());

        // The ten minutes are in the log now; the machines' clocks agree.
        ahead.set(0);
        ingest();
        await("frames come", () -> Optional.of(frames()).filter(f -> f.size() > frames + 20));
        await("the camera is back", () -> watched("camera-down", Phase.RESOLVED, killed));
        assertThat(frames()).extracting(Frame::capturedAtMicros).isSorted();
        Map<Long, List<CameraRecord>> epochs =
                log().stream().collect(Collectors.groupingBy(CameraRecord::epoch));
        assertThat(epochs).hasSize(3);
        assertThat(epochs.values())
                .allSatisfy(
                        records ->
                                assertThat(records)
                                        .extracting(CameraRecord::capturedAtMicros)
                                        .isSorted());
        assertThat(frames().get(frames).capturedAtMicros()).isGreaterThan(claimed - 10_000_000);
        await("who is there now is there now", this::insideNow);
        assertThat(said(Phase.OPENED))
                .as("nothing of the outage is news after it")
                .noneMatch(
                        a ->
                                a.detectedAtMicros() > killed + 1_000_000
                                        && a.detectedAtMicros() < claimed - 10_000_000);
        assertThat(watchBeats()).as("the watch says that it is alive").isGreaterThan(3);
    }

    private static void figure(String what, long micros) {
        System.out.printf("figure: %s: camera-down after %.1f s%n", what, micros / 1e6);
    }

    /** The alert is still open, and becomes more urgent as nobody sees to it. */
    private void assertGoesOn(Alert inside) throws Exception {
        Alert escalated =
                await(
                        "it escalates",
                        () ->
                                alerts().stream()
                                        .filter(a -> a.alertId().equals(inside.alertId()))
                                        .filter(a -> a.severity() == Severity.CRITICAL)
                                        .findFirst());
        assertThat(escalated.phase()).isEqualTo(Phase.UPDATED);
        assertThat(escalated.context().escalation()).isEqualTo(1);
        assertThat(escalated.capturedAtMicros() - inside.detectedAtMicros())
                .isGreaterThanOrEqualTo(ESCALATES.toNanos() / 1000);
        assertThat(isOpen(inside.alertId())).isTrue();
    }

    private Optional<Alert> insideNow() {
        return said(Phase.OPENED).stream().filter(a -> isOpen(a.alertId())).findFirst();
    }

    private boolean isOpen(String id) {
        return alerts().stream()
                .filter(a -> a.alertId().equals(id))
                .noneMatch(a -> a.phase() == Phase.RESOLVED);
    }

    private List<Alert> said(Phase phase) {
        return alerts().stream().filter(a -> a.phase() == phase).toList();
    }

    private List<Alert> alerts() {
        AlertCodec codec = new AlertCodec();
        return read("alerts", codec::decode).stream()
                .filter(a -> a.context().rule().equals("no-entry"))
                .toList();
    }

    private Optional<Alert> watched(String kind, Phase phase, long after) {
        AlertCodec codec = new AlertCodec();
        return read("liveness", codec::decode).stream()
                .filter(a -> a.kind().equals(kind) && a.phase() == phase)
                .filter(a -> a.capturedAtMicros() >= after)
                .findFirst();
    }

    private int watchBeats() {
        LivenessBeatCodec codec = new LivenessBeatCodec();
        return read("liveness", codec::decode).size();
    }

    /** Whole minutes of the gap, as they were counted last. */
    private List<Count> unseen(long from, long until) {
        CountCodec codec = new CountCodec();
        Map<String, Count> last = new TreeMap<>();
        read("counts", codec::decode).stream()
                .filter(c -> c.window() == Window.MINUTE && c.observedMicros() == 0)
                .filter(c -> c.fromMicros() >= from && c.untilMicros() <= until)
                .forEach(c -> last.put(c.key(), c));
        return List.copyOf(last.values());
    }

    private List<Frame> frames() {
        return log().stream().filter(Frame.class::isInstance).map(Frame.class::cast).toList();
    }

    private List<CameraRecord> log() {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        return read(
                "frames",
                bytes -> {
                    try {
                        return codec.decode(bytes);
                    } catch (WireException broken) {
                        throw new AssertionError(broken);
                    }
                });
    }

    /** What is committed on a topic; kinds of others are passed over. */
    private <T> List<T> read(String topic, Function<byte[], T> codec) {
        List<T> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("vigil." + topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var entry : consumer.poll(Duration.ofMillis(100))) {
                    try {
                        found.add(codec.apply(entry.value()));
                    } catch (UnknownSchemaException other) {
                        // Another kind on the same topic.
                    }
                }
            }
        }
        return found;
    }

    private static <T> T await(String what, Callable<Optional<T>> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            Optional<T> found = condition.call();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(deadline);
            Thread.sleep(300);
        }
    }

    private void ingest() throws Exception {
        List<String> command =
                JavaProcess.command(
                        "512m", folder.resolve("ingest.log"), IngestMain.class.getName());
        command.addAll(List.of(bootstrap, String.valueOf(port), rules.toString()));
        processes.add(
                0,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("ingest.txt").toFile())
                        .start());
    }

    private JobSettings job() {
        DeploymentConfig usual = DeploymentConfig.inProcess();
        return new JobSettings(
                bootstrap,
                "vigil.",
                "vigil.",
                "show",
                DetectorConfig.of("builtin:motion"),
                SecondaryConfig.NONE,
                usual.tracker()::create,
                usual.health(),
                1,
                Duration.ofMillis(500),
                folder.resolve("checkpoints"));
    }

    /** The whole image is forbidden to whatever moves. */
    private static String rules() {
        SpatialConfig places =
                new SpatialConfig(
                        SpatialConfig.NONE.anchor(),
                        List.of(),
                        List.of(
                                new Zone(
                                        "stock",
                                        List.of(
                                                new Point(0, 0),
                                                new Point(1, 0),
                                                new Point(1, 1),
                                                new Point(0, 1)))),
                        List.of(),
                        0.01,
                        Duration.ofMillis(200));
        CountingConfig d = CountingConfig.DEFAULTS;
        CountingConfig counting =
                new CountingConfig(
                        d.timeZone(),
                        Set.of(Window.MINUTE),
                        d.openingHours(),
                        d.resetAt(),
                        d.site(),
                        d.entrances(),
                        d.staff(),
                        0);
        return new SceneRulesJson()
                .write(new SceneRules(1, 0, places, counting, List.of(noEntry())));
    }

    private static RuleConfig noEntry() {
        KindDefaults defaults = RuleKind.RESTRICTED_ZONE.defaults();
        return new RuleConfig(
                "no-entry",
                RuleKind.RESTRICTED_ZONE,
                Severity.WARNING,
                new TreeSet<>(Set.of("stock")),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                defaults.limit(),
                defaults.clear(defaults.limit()),
                Optional.empty(),
                OptionalDouble.empty(),
                Duration.ofSeconds(1),
                List.of(new Escalation(ESCALATES, Severity.CRITICAL)),
                List.of(),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                Optional.empty());
    }

    private long clock() {
        return System.currentTimeMillis() * 1000 + ahead.get();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
