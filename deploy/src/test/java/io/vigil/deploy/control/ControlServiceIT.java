package io.vigil.deploy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.TinyBundles;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.publish.AcceptedRules;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SourceCodec;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people send, against a real broker. Each test has cameras and a deployment of its own. */
@Timeout(120)
class ControlServiceIT {
    private static final Topics TOPICS = Topics.embedded(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCENE =
            "{\"zones\": [{\"id\": \"bed\", \"polygon\": [[0, 0], [1, 0], [1, 1]]}],"
                    + " \"rules\": [{\"id\": \"r\", \"kind\": \"crowd\", \"zones\": [\"bed\"]}]}";

    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static KafkaProducer<String, byte[]> producer;
    private static TopicReader statuses;

    private static final Set<String> DEPLOYMENTS = new HashSet<>();

    /** Every answer there was, by the message that it is an answer to. */
    private static final Map<Sent, List<JsonNode>> ANSWERS = new HashMap<>();

    @BeforeAll
    static void start() throws InterruptedException {
        broker = EmbeddedBroker.start(folder);
        TopicCreation.createMissing(kafka(), TOPICS);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrap(),
                                "max.request.size",
                                4 << 20),
                        new StringSerializer(),
                        new ByteArraySerializer());
        statuses = new TopicReader(broker.bootstrap(), TOPICS.rulesStatus());
    }

    @AfterAll
    static void stop() {
        statuses.close();
        producer.close();
        broker.close();
    }

    @Test
    void rulesAreAnsweredAndPutIntoTheLogOfTheirCamera() throws Exception {
        try (ControlService service = service("plain", Map.of(), "hall", "yard")) {
            JsonNode answer =
                    answer(
                            rules(
                                    "hall",
                                    "{\"id\": \"mine\", \"camera\": \"hall\", \"version\": 3, \"effectiveFrom\": \"2026-05-01T10:00:00+02:00\", \"scene\": %s}"
                                            .formatted(SCENE)));
            assertThat(answer.path("accepted").asBoolean()).isTrue();
            assertThat(answer.path("about").asText()).isEqualTo("rules");
            assertThat(answer.path("id").asText()).isEqualTo("mine");
            assertThat(answer.path("camera").asText()).isEqualTo("hall");
            assertThat(answer.path("version").asLong()).isEqualTo(3);
            assertThat(answer.path("errors")).isEmpty();
            assertThat(answer.path("effectiveFrom").asText()).isEqualTo("2026-05-01T08:00:00Z");
            assertThat(Instant.parse(answer.path("at").asText()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));

            JsonNode next =
                    answer(rules("yard", "{\"camera\": \"yard\", \"scene\": %s}".formatted(SCENE)));
            assertThat(next.path("version").asLong()).isEqualTo(1);
            assertThat(next.path("id").isNull()).isTrue();
            assertThat(next.path("effectiveFrom").isNull()).isTrue();
            assertThat(service.replaced()).isFalse();
        }
        assertThat(log("hall"))
                .singleElement()
                .isInstanceOfSatisfying(
                        RuleSet.class,
                        set -> {
                            assertThat(set.epoch()).isZero();
                            assertThat(set.sequence()).isEqualTo(-1);
                            assertThat(set.version()).isEqualTo(3);
                            SceneRules read = new SceneRulesJson().read(set.rules());
                            assertThat(read.version()).isEqualTo(3);
                            assertThat(read.effectiveFromMicros())
                                    .isEqualTo(micros(Instant.parse("2026-05-01T08:00:00Z")));
                            assertThat(read.rules()).hasSize(1);
                        });
        assertThat(log("yard")).hasSize(1);
    }

    @Test
    void whatIsSaidOfAlertsIsAnsweredAndPutIntoTheLogOfTheirCamera() throws Exception {
        try (ControlService service = service("acks", Map.of(), "bay")) {
            answer(rules("bay", "{\"camera\": \"bay\", \"scene\": %s}".formatted(SCENE)));
            note(new CameraPosition("bay", 4, 17, 5_000_000, 18, new TreeMap<>(), "", 0));
            assertThat(
                            answer(
                                            ack(
                                                    "{\"alertId\": \"bay/r/0/5\", \"by\": \"Ann\", \"note\": \"on my way\"}"))
                                    .path("about")
                                    .asText())
                    .isEqualTo("acknowledgement");
            assertThat(
                            answer(
                                            ack(
                                                    "{\"normal\": {\"alertId\": \"bay/odd/0/5\", \"by\": \"Ann\"}}"))
                                    .path("about")
                                    .asText())
                    .isEqualTo("normal");
            answer(
                    ack(
                            "{\"inhibit\": {\"camera\": \"bay\", \"rule\": \"r\", \"until\": \"1970-01-01T00:01:00Z\", \"reason\": \"works\", \"by\": \"Bo\"}}"));
            answer(ack("{\"confirmView\": {\"camera\": \"bay\", \"by\": \"Cy\"}}"));
            for (String wrong :
                    List.of(
                            "{\"alertId\": \"bai/r/0/5\", \"by\": \"Ann\"}",
                            "{\"alertId\": \"bay\", \"by\": \"Ann\"}",
                            "{\"alertId\": \"bay/r/0/5\"}",
                            "{\"by\": \"Ann\"}",
                            "{\"inhibit\": {\"camera\": \"bay\", \"rule\": \"rr\", \"until\": \"1970-01-01T00:01:00Z\", \"by\": \"Bo\"}}",
                            "{\"inhibit\": {\"camera\": \"bay\", \"until\": \"tomorrow\", \"by\": \"Bo\"}}",
                            "{\"confirmView\": {\"camera\": \"bay\", \"by\": \"Cy\"}, \"alertId\": \"bay/r/0/5\"}",
                            "not json")) {
                JsonNode refused = answer(ack(wrong));
                assertThat(refused.path("accepted").asBoolean()).as(wrong).isFalse();
                assertThat(refused.path("errors")).as(wrong).isNotEmpty();
            }
            assertThat(service.replaced()).isFalse();
        }
        assertThat(log("bay").subList(1, log("bay").size()))
                .containsExactly(
                        new Acknowledgement(
                                "bay",
                                4,
                                17,
                                5_000_000,
                                "ACKNOWLEDGE",
                                "bay/r/0/5",
                                "Ann",
                                "on my way",
                                0),
                        new Acknowledgement(
                                "bay", 4, 17, 5_000_000, "NORMAL", "bay/odd/0/5", "Ann", "", 0),
                        new Acknowledgement(
                                "bay", 4, 17, 5_000_000, "INHIBIT", "r", "Bo", "works", 60_000_000),
                        new Acknowledgement(
                                "bay", 4, 17, 5_000_000, "CONFIRM_VIEW", "", "Cy", "", 0));
    }

    @Test
    void invalidRulesChangeNothingAndAreAllAnswered() throws Exception {
        try (ControlService service = service("invalid", Map.of(), "gate")) {
            note(
                    new CameraPosition(
                            "gate",
                            0,
                            9,
                            micros(Instant.parse("2026-05-01T12:00:00Z")),
                            10,
                            new TreeMap<>(),
                            "",
                            0));
            answer(
                    rules(
                            "gate",
                            "{\"camera\": \"gate\", \"version\": 5, \"scene\": %s}"
                                    .formatted(SCENE)));
            List<CameraRecord> before = log("gate");
            List<Long> sent = new ArrayList<>();
            for (int i = 0; i < InvalidRules.COUNT; i++) {
                byte[] value = InvalidRules.of(i, SCENE);
                sent.add(send(TOPICS.rules(), InvalidRules.key(i), value));
            }
            for (long offset : sent) {
                JsonNode answer = answer(TOPICS.rules(), offset);
                assertThat(answer.path("accepted").asBoolean()).as(answer.toString()).isFalse();
                JsonNode error = answer.path("errors").path(0);
                assertThat(error.path("line").asInt()).isPositive();
                assertThat(error.path("column").asInt()).isPositive();
                assertThat(error.path("subject").asText()).isNotEmpty();
                assertThat(error.path("found").asText()).isNotEmpty();
                assertThat(error.path("needed").asText()).isNotEmpty();
            }
            assertThat(log("gate")).isEqualTo(before);
            assertThat(accepted().get("gate")).extracting(RuleSet::version).containsExactly(5L);
            JsonNode next =
                    answer(rules("gate", "{\"camera\": \"gate\", \"scene\": %s}".formatted(SCENE)));
            assertThat(next.path("version").asLong()).isEqualTo(6);
            assertThat(service.replaced()).isFalse();
        }
    }

    @Test
    void aMessageSaysWhereItIsWrong() throws Exception {
        try (ControlService service = service("where", Map.of(), "dock")) {
            note(
                    new CameraPosition(
                            "dock",
                            0,
                            9,
                            micros(Instant.parse("2026-05-01T12:00:00Z")),
                            10,
                            new TreeMap<>(),
                            "",
                            0));
            answer(rules(null, "{\"camera\": \"dock\", \"version\": 2, \"scene\": {}}"));
            assertThat(
                            errors(
                                    "{\n\t\"camera\": \"dock\",\n\t\"version\": 2,\n\t\"effectiveFrom\": \"2026-05-01T10:59:59Z\",\n\t\"scene\": {\"rules\": [\n\t\t{\"id\": \"a\", \"kind\": \"crowdd\"}]}}"))
                    .containsExactly(
                            "3:13 message, version: 2: a version above the present one, 2, or none for the next",
                            "4:19 message, effectiveFrom: '2026-05-01T10:59:59Z': at most 1 hour before the camera's own time, which is 2026-05-01T12:00:00Z, or none for at once",
                            "6:23 scene, rule a, kind: 'crowdd': one of restricted-zone, line-crossed, wrong-way, stopped-vehicle, speeding, queue, crowd, loitering, object-left, running, camera-health, no-activity, bed-exit, not-back-in-bed, fall, anomaly, staff-present, sequence; nearest is 'crowd'");
            assertThat(errors("{\"camera\": \"dok\", \"scene\": {}}"))
                    .containsExactly(
                            "1:12 message, camera: 'dok': a camera that there is: dock; nearest is 'dock'");
            assertThat(errors("{\"camera\": \"dock\",\n \"scene\" {}}"))
                    .singleElement()
                    .asString()
                    .startsWith("2:10 JSON: ");
            // What is late by less is taken.
            assertThat(
                            errors(
                                    "{\"camera\": \"dock\", \"effectiveFrom\": \"2026-05-01T11:59:55Z\", \"scene\": {}}"))
                    .isEmpty();
            assertThat(service.replaced()).isFalse();
        }
    }

    @Test
    void aFileIsHeardOnceAndAgainWhenItHasChanged() throws Exception {
        SceneRules first = scene(0, Duration.ofMillis(200));
        SceneRules second = scene(0, Duration.ofMillis(300));
        service("file", Map.of("lift", first), "lift", "shaft").close();
        assertThat(versions("lift")).containsExactly(1L);
        try (ControlService service = service("file", Map.of("lift", first), "lift", "shaft")) {
            answer(rules("lift", "{\"camera\": \"lift\", \"scene\": {}}"));
            assertThat(service.replaced()).isFalse();
        }
        assertThat(versions("lift")).containsExactly(1L, 2L);
        // What was sent since goes on, as long as the file says nothing new.
        service("file", Map.of("lift", first), "lift", "shaft").close();
        assertThat(versions("lift")).containsExactly(1L, 2L);
        service("file", Map.of("lift", second), "lift", "shaft").close();
        assertThat(versions("lift")).containsExactly(1L, 2L, 3L);
        // A version that is not above the present one is refused, and the present one goes on.
        service("file", Map.of("lift", scene(3, Duration.ZERO)), "lift").close();
        assertThat(versions("lift")).containsExactly(1L, 2L, 3L);
        service("file", Map.of("lift", scene(7, Duration.ZERO)), "lift").close();
        assertThat(versions("lift")).containsExactly(1L, 2L, 3L, 7L);
        assertThat(accepted().get("lift")).extracting(RuleSet::version).containsExactly(7L);
        assertThat(log("shaft")).isEmpty();
    }

    @Test
    void whatWillBeInForceStaysBesideWhatIs() throws Exception {
        try (ControlService service = service("later", Map.of(), "pier")) {
            note(
                    new CameraPosition(
                            "pier",
                            0,
                            9,
                            micros(Instant.parse("2026-05-01T12:00:00Z")),
                            10,
                            new TreeMap<>(),
                            "",
                            0));
            answer(rules("pier", "{\"camera\": \"pier\", \"scene\": {}}"));
            answer(
                    rules(
                            "pier",
                            "{\"camera\": \"pier\", \"effectiveFrom\": \"2026-05-01T18:00:00Z\", \"scene\": {}}"));
            assertThat(accepted().get("pier")).extracting(RuleSet::version).containsExactly(1L, 2L);
            answer(rules("pier", "{\"camera\": \"pier\", \"scene\": {}}"));
            assertThat(accepted().get("pier")).extracting(RuleSet::version).containsExactly(3L);
            assertThat(service.replaced()).isFalse();
        }
    }

    @Test
    void whatAKilledProcessAppendedLastIsNotAppendedAgain() throws Exception {
        try (ControlService service = service("half", Map.of(), "mill")) {
            answer(rules("mill", "{\"camera\": \"mill\", \"scene\": {}}"));
            answer(ack("{\"alertId\": \"mill/r/0/1\", \"by\": \"Ann\"}"));
            assertThat(service.replaced()).isFalse();
        }
        long rules =
                rules("mill", "{\"camera\": \"mill\", \"scene\": %s}".formatted(SCENE)).offset();
        long ack = ack("{\"alertId\": \"mill/r/0/2\", \"by\": \"Ann\"}").offset();
        // As far as a process came that was killed after it had appended, and before it committed.
        try (ControlLog log = new ControlLog(kafka(), TOPICS)) {
            Present present = new Present(Set.of("mill"), accepted());
            Decisions decisions =
                    new Decisions(
                            Set.of("mill"), CameraGroups.NONE, present, new Placing(Map.of()));
            Decision first =
                    decisions.onRules(
                            new Answer.Place(TOPICS.rules(), 0, rules),
                            "mill",
                            "{\"camera\": \"mill\", \"scene\": %s}"
                                    .formatted(SCENE)
                                    .getBytes(StandardCharsets.UTF_8));
            Decision second =
                    decisions.onAcknowledgement(
                            new Answer.Place(TOPICS.alertAcks(), 0, ack),
                            null,
                            "{\"alertId\": \"mill/r/0/2\", \"by\": \"Ann\"}"
                                    .getBytes(StandardCharsets.UTF_8));
            for (Decision decision : List.of(first, second)) {
                log.append(decision.record().orElseThrow());
            }
        }
        List<CameraRecord> appended = log("mill");
        assertThat(appended).hasSize(4);
        try (ControlService service = service("half", Map.of(), "mill")) {
            assertThat(answer(TOPICS.rules(), rules).path("version").asLong()).isEqualTo(2);
            assertThat(answer(TOPICS.alertAcks(), ack).path("accepted").asBoolean()).isTrue();
            assertThat(log("mill")).isEqualTo(appended);
            // The next is new, even if it says the same.
            answer(ack("{\"alertId\": \"mill/r/0/2\", \"by\": \"Ann\"}"));
            assertThat(log("mill")).hasSize(5);
            assertThat(service.replaced()).isFalse();
        }
    }

    @Test
    void aCameraGetsBundlesThatAreThereAndGoesBackToThemAndToNone() throws Exception {
        TinyBundles bundles = new TinyBundles(Files.createDirectory(folder.resolve("vault")));
        bundles.put(1, "builtin:motion", 640, 360);
        bundles.put(2, "builtin:motion", 640, 360);
        ControlSettings settings = settings("vault", bundles, Map.of());
        beginHere(settings.group());
        try (ControlService service = ControlService.start(settings, answer -> {})) {
            note(new CameraPosition("vault", 2, 9, 7_000_000, 10, new TreeMap<>(), "", 0));
            JsonNode first =
                    answer(
                            models(
                                    "{\"id\": \"mine\", \"camera\": \"vault\", \"bundle\": \"b1\", \"by\": \"Ann\", \"note\": \"first\"}"));
            assertThat(first.path("accepted").asBoolean()).isTrue();
            assertThat(first.path("about").asText()).isEqualTo("models");
            assertThat(first.path("id").asText()).isEqualTo("mine");
            assertThat(first.path("version").asLong()).isEqualTo(1);
            for (String wrong :
                    List.of(
                            "{\"camera\": \"vault\", \"bundle\": \"b3\", \"by\": \"Ann\"}",
                            "{\"camera\": \"vauld\", \"bundle\": \"b1\", \"by\": \"Ann\"}",
                            "{\"camera\": \"vault\", \"bundle\": \"b1\"}",
                            "{\"camera\": \"vault\", \"bundle\": \"b1\", \"by\": \"Ann\", \"sha256\": \"%s\"}"
                                    .formatted(bundles.store.sha256("b2")),
                            "{\"camera\": \"vault\", \"bundle\": \"b1\", \"by\": \"Ann\", \"sha\": 1}",
                            "[]")) {
                JsonNode refused = answer(models(wrong));
                assertThat(refused.path("accepted").asBoolean()).as(wrong).isFalse();
                assertThat(refused.path("errors")).as(wrong).isNotEmpty();
            }
            answer(models("{\"camera\": \"vault\", \"bundle\": \"b2\", \"by\": \"Bo\"}"));
            answer(models("{\"camera\": \"vault\", \"bundle\": \"\", \"by\": \"Bo\"}"));
            Sender sender = new Sender(settings, Duration.ofSeconds(30));
            NamedBundle old = sender.before("vault", "b1");
            assertThat(old).isEqualTo(new NamedBundle("b1", bundles.store.sha256("b1")));
            assertThat(sender.models("vault", Optional.of(old), "Cy", "").path("version").asLong())
                    .isEqualTo(4);
            assertThatThrownBy(() -> sender.before("vault", "b7"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Camera vault has never been judged by bundle 'b7'; it has been by b1, b2. 'vigil anomaly deploy' gives it another");
            assertThat(service.replaced()).isFalse();
        }
        assertThat(log("vault"))
                .containsExactly(
                        change(1, "b1", bundles, "Ann", "first"),
                        change(2, "b2", bundles, "Bo", ""),
                        change(3, "", bundles, "Bo", ""),
                        change(4, "b1", bundles, "Cy", ""));
    }

    @Test
    void aBundleInTheFileIsSaidOnceUntilTheFileSaysAnother() throws Exception {
        TinyBundles bundles = new TinyBundles(Files.createDirectory(folder.resolve("cave")));
        bundles.put(1, "builtin:motion", 640, 360);
        Path other = bundles.file(2, "builtin:motion", 640, 360);
        for (String said : List.of("b1", "b1", other.toString(), other.toString(), "b1")) {
            ControlSettings settings = settings("cave", bundles, Map.of("cave", said));
            beginHere(settings.group());
            ControlService.start(settings, answer -> {}).close();
        }
        assertThat(log("cave"))
                .extracting(each -> ((ModelChange) each).bundle())
                .containsExactly("b1", "b2", "b1");
        ControlSettings missing = settings("cave", bundles, Map.of("cave", "b9"));
        assertThatThrownBy(() -> ControlService.start(missing, answer -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Bundle b9 is not in");
    }

    @Test
    void aBundleThatAKilledProcessAppendedLastIsNotAppendedAgain() throws Exception {
        TinyBundles bundles = new TinyBundles(Files.createDirectory(folder.resolve("well")));
        bundles.put(1, "builtin:motion", 640, 360);
        ControlSettings settings = settings("well", bundles, Map.of());
        beginHere(settings.group());
        Sent sent = models("{\"camera\": \"well\", \"bundle\": \"b1\", \"by\": \"Ann\"}");
        try (ControlLog log = new ControlLog(kafka(), TOPICS)) {
            log.append(
                    new ModelChange(
                            "well", 0, -1, 0, 1, "b1", bundles.store.sha256("b1"), "Ann", ""));
        }
        try (ControlService service = ControlService.start(settings, answer -> {})) {
            assertThat(answer(sent).path("version").asLong()).isEqualTo(1);
            assertThat(log("well")).hasSize(1);
            assertThat(service.replaced()).isFalse();
        }
    }

    private static ModelChange change(
            long version, String bundle, TinyBundles bundles, String by, String note) {
        return new ModelChange(
                "vault",
                2,
                9,
                7_000_000,
                version,
                bundle,
                bundle.isEmpty() ? "" : bundles.store.sha256(bundle),
                by,
                note);
    }

    /** Of a deployment with one camera of the same name. */
    private static ControlSettings settings(
            String camera, TinyBundles bundles, Map<String, String> models) {
        return new ControlSettings(
                kafka(),
                TOPICS,
                camera,
                Set.of(camera),
                new TreeMap<>(),
                bundles.store,
                new TreeMap<>(models));
    }

    private static Sent models(String json) throws Exception {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new Sent(TOPICS.models(), send(TOPICS.models(), null, value));
    }

    @Test
    void anotherProcessOfTheDeploymentTakesOver() throws Exception {
        try (ControlService old = service("twin", Map.of(), "dam");
                ControlService young = service("twin", Map.of(), "dam")) {
            for (int i = 0; i < 5; i++) {
                answer(rules("dam", "{\"camera\": \"dam\", \"scene\": {}}"));
            }
            eventually(old::replaced);
            assertThat(young.replaced()).isFalse();
        }
        assertThat(versions("dam").stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private static ControlService service(
            String deployment, Map<String, SceneRules> scenes, String... cameras) throws Exception {
        ControlSettings settings =
                new ControlSettings(
                        kafka(), TOPICS, deployment, Set.of(cameras), new TreeMap<>(scenes));
        if (DEPLOYMENTS.add(deployment)) {
            beginHere(settings.group());
        }
        return ControlService.start(settings, answer -> {});
    }

    /** What was sent before is of other tests: a deployment would answer all that there is. */
    private static void beginHere(String group) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (String topic : List.of(TOPICS.rules(), TOPICS.models(), TOPICS.alertAcks())) {
                producer.partitionsFor(topic)
                        .forEach(
                                info ->
                                        latest.put(
                                                new TopicPartition(topic, info.partition()),
                                                OffsetSpec.latest()));
            }
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach(
                            (partition, end) ->
                                    ends.put(partition, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        }
    }

    private static SceneRules scene(long version, Duration settle) {
        SpatialConfig none = SpatialConfig.NONE;
        return new SceneRules(
                version,
                0,
                new SpatialConfig(
                        none.anchor(), List.of(), List.of(), List.of(), none.band(), settle),
                CountingConfig.DEFAULTS,
                List.of());
    }

    private static List<String> errors(String message) throws Exception {
        List<String> errors = new ArrayList<>();
        for (JsonNode e : answer(rules(null, message)).path("errors")) {
            errors.add(
                    "%d:%d %s: %s: %s"
                            .formatted(
                                    e.path("line").asInt(),
                                    e.path("column").asInt(),
                                    e.path("subject").asText(),
                                    e.path("found").asText(),
                                    e.path("needed").asText()));
        }
        return errors;
    }

    private record Sent(String topic, long offset) {}

    private static Sent rules(String key, String json) throws Exception {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new Sent(TOPICS.rules(), send(TOPICS.rules(), key, value));
    }

    private static Sent ack(String json) throws Exception {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new Sent(TOPICS.alertAcks(), send(TOPICS.alertAcks(), null, value));
    }

    private static long send(String topic, String key, byte[] value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, key, value)).get().offset();
    }

    private static JsonNode answer(Sent sent) throws Exception {
        return answer(sent.topic(), sent.offset());
    }

    /** The one answer to a message. */
    private static JsonNode answer(String topic, long offset) throws Exception {
        Sent message = new Sent(topic, offset);
        eventually(
                () -> {
                    hear();
                    return ANSWERS.containsKey(message);
                });
        assertThat(ANSWERS.get(message)).hasSize(1);
        return ANSWERS.get(message).get(0);
    }

    private static void hear() {
        for (ConsumerRecord<String, byte[]> entry : statuses.more()) {
            JsonNode each = read(entry.value());
            JsonNode message = each.path("message");
            // What a file says is answered too, and is no message.
            if (message.isObject()) {
                Sent sent =
                        new Sent(message.path("topic").asText(), message.path("offset").asLong());
                ANSWERS.computeIfAbsent(sent, none -> new ArrayList<>()).add(each);
            }
        }
    }

    private static JsonNode read(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static Map<String, List<RuleSet>> accepted() {
        try (AcceptedRules accepted = new AcceptedRules(kafka(), TOPICS)) {
            return accepted.read();
        }
    }

    private static List<Long> versions(String camera) {
        return log(camera).stream().map(each -> ((RuleSet) each).version()).toList();
    }

    private static List<CameraRecord> log(String camera) {
        return Topic.log(broker.bootstrap(), camera);
    }

    private static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond());
    }

    private static void note(CameraPosition position) throws Exception {
        byte[] value = new SourceCodec(SchemaStore.NONE).encode(position);
        send(TOPICS.sources(), position.camera(), value);
    }
}
