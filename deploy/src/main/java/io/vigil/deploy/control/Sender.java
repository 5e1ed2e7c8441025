package io.vigil.deploy.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.deploy.config.AckMessageReader;
import io.vigil.deploy.config.ConfigException;
import io.vigil.deploy.config.ModelsMessageReader;
import io.vigil.deploy.config.Problem;
import io.vigil.deploy.config.RulesMessageReader;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.ingest.publish.AcceptedRules;
import io.vigil.ingest.publish.NotedPositions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what a person wants to say, and waits for the answer. */
public final class Sender {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ControlSettings settings;
    private final Duration patience;

    /**
     * @param patience for an answer
     */
    public Sender(ControlSettings settings, Duration patience) {
        // A broker that goes away in the middle is waited for no longer than an answer.
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        kafka.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
        kafka.put("request.timeout.ms", Long.toString(patience.toMillis()));
        kafka.put("max.block.ms", Long.toString(patience.toMillis()));
        kafka.put("linger.ms", "0");
        kafka.put("delivery.timeout.ms", Long.toString(patience.toMillis()));
        this.settings = settings.withKafka(kafka);
        this.patience = patience;
    }

    /**
     * Sends a file of rules, once it is right as far as it can be told from here.
     *
     * @return the answer, as it stands on {@code rules-status}
     * @throws ConfigException naming everything that is wrong with the file
     */
    public JsonNode rules(Path file, Map<String, String> environment)
            throws InterruptedException, IOException {
        new BrokerContact(settings.kafka()).require(patience);
        RulesMessageReader.FromFile read = reader().read(file, environment);
        ObjectNode message = (ObjectNode) JSON.readTree(read.json());
        return send(settings.topics().rules(), read.heard().camera(), message);
    }

    /** Says that somebody knows of an alert. */
    public JsonNode acknowledge(String alertId, String by, String note)
            throws InterruptedException, IOException {
        ObjectNode message = JSON.createObjectNode().put("alertId", alertId).put("by", by);
        if (!note.isEmpty()) {
            message.put("note", note);
        }
        return say(message);
    }

    /** Says that what an alert about an anomaly is about is normal. */
    public JsonNode normal(String alertId, String by, String note)
            throws InterruptedException, IOException {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode normal = message.putObject("normal").put("alertId", alertId).put("by", by);
        if (!note.isEmpty()) {
            normal.put("note", note);
        }
        return say(message);
    }

    /**
     * Keeps a camera's rules silent.
     *
     * @param rule empty for all of them
     * @param until the camera's own time, with its zone
     */
    public JsonNode inhibit(String camera, String rule, String until, String reason, String by)
            throws InterruptedException, IOException {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode inhibit = message.putObject("inhibit").put("camera", camera);
        if (!rule.isEmpty()) {
            inhibit.put("rule", rule);
        }
        inhibit.put("until", until).put("by", by);
        if (!reason.isEmpty()) {
            inhibit.put("reason", reason);
        }
        return say(message);
    }

    /** Says that a camera is to look where it looks now. */
    public JsonNode confirmView(String camera, String by, String note)
            throws InterruptedException, IOException {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode view = message.putObject("confirmView").put("camera", camera).put("by", by);
        if (!note.isEmpty()) {
            view.put("note", note);
        }
        return say(message);
    }

    /**
     * Says that a camera is to be judged by another bundle, which is in the store.
     *
     * @param bundle empty for none
     */
    public JsonNode models(String camera, Optional<NamedBundle> bundle, String by, String note)
            throws InterruptedException, IOException {
        ObjectNode message = JSON.createObjectNode().put("camera", camera);
        message.put("bundle", bundle.map(NamedBundle::name).orElse(""));
        bundle.ifPresent(its -> message.put("sha256", its.sha256()));
        message.put("by", by);
        if (!note.isEmpty()) {
            message.put("note", note);
        }
        List<Problem> wrong =
                new ModelsMessageReader(settings.cameras(), settings.bundles())
                        .read("message", null, JSON.writeValueAsBytes(message))
                        .problems();
        requireRight(wrong);
        return send(settings.topics().models(), camera, message);
    }

    /**
     * A bundle that a camera has had before.
     *
     * @throws UsageException if it has not
     */
    public NamedBundle before(String camera, String bundle) throws InterruptedException {
        new BrokerContact(settings.kafka()).require(patience);
        try (AcceptedRules accepted = new AcceptedRules(settings.kafka(), settings.topics())) {
            PresentModels models = new PresentModels(accepted.readModels());
            return models.last(camera, bundle)
                    .map(change -> new NamedBundle(change.bundle(), change.sha256()))
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            "Camera %s has never been judged by bundle '%s'; it has been by %s. 'vigil anomaly deploy' gives it another"
                                                    .formatted(
                                                            camera,
                                                            bundle,
                                                            models.names(camera).isEmpty()
                                                                    ? "none"
                                                                    : String.join(
                                                                            ", ",
                                                                            models.names(
                                                                                    camera)))));
        } catch (TimeoutException away) {
            throw silent(away);
        }
    }

    /** Once it is right as far as it can be told without asking anybody. */
    private JsonNode say(ObjectNode message) throws InterruptedException, IOException {
        String rule = message.path("inhibit").path("rule").asText();
        List<Problem> wrong =
                new AckMessageReader(settings.cameras(), camera -> List.of(rule))
                        .read("message", null, JSON.writeValueAsBytes(message))
                        .problems();
        requireRight(wrong);
        return send(settings.topics().alertAcks(), null, message);
    }

    private static void requireRight(List<Problem> wrong) {
        if (!wrong.isEmpty()) {
            // Without line and column: nobody wrote the message as it is sent.
            throw new UsageException(
                    wrong.stream()
                            .map(
                                    each ->
                                            "%s: found %s, needs %s"
                                                    .formatted(
                                                            each.subject(),
                                                            each.found(),
                                                            each.needed()))
                            .collect(Collectors.joining("\n")));
        }
    }

    private RulesMessageReader reader() {
        try (AcceptedRules accepted = new AcceptedRules(settings.kafka(), settings.topics());
                NotedPositions noted = new NotedPositions(settings.kafka(), settings.topics())) {
            Present present = new Present(settings.cameras(), accepted.read());
            Placing placing = new Placing(noted.read());
            return new RulesMessageReader(present.places(), present::version, placing::clock);
        } catch (TimeoutException away) {
            throw silent(away);
        }
    }

    private JsonNode send(String topic, String key, ObjectNode message)
            throws InterruptedException, IOException {
        new BrokerContact(settings.kafka()).require(patience);
        if (!message.has("id")) {
            message.put("id", UUID.randomUUID().toString());
        }
        String id = message.get("id").asText();
        Map<String, Object> reading = new HashMap<>(settings.kafka());
        reading.put("isolation.level", "read_committed");
        reading.put("enable.auto.commit", "false");
        try (KafkaConsumer<String, byte[]> status =
                        new KafkaConsumer<>(
                                reading, new StringDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(
                                settings.kafka(),
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            List<TopicPartition> partitions =
                    status.partitionsFor(settings.topics().rulesStatus()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            status.assign(partitions);
            status.endOffsets(partitions).forEach(status::seek);
            byte[] value = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(message);
            producer.send(new ProducerRecord<>(topic, key, value)).get();
            return answer(status, id);
        } catch (TimeoutException away) {
            throw silent(away);
        } catch (java.util.concurrent.ExecutionException refused) {
            throw new InputException(
                    "The message cannot be sent: " + refused.getCause().getMessage());
        }
    }

    private InputException silent(TimeoutException away) {
        return new InputException(
                "The broker at %s does not answer any more (%s)"
                        .formatted(settings.kafka().get("bootstrap.servers"), away.getMessage()),
                away);
    }

    private JsonNode answer(KafkaConsumer<String, byte[]> status, String id) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> entry : status.poll(POLL)) {
                JsonNode answer = JSON.readTree(entry.value());
                if (Optional.ofNullable(answer.get("id"))
                        .filter(i -> id.equals(i.asText()))
                        .isPresent()) {
                    return answer;
                }
            }
        }
        throw new InputException(
                "No answer within %d s: nobody reads what is sent; start 'vigil control'"
                        .formatted(patience.toSeconds()));
    }
}
