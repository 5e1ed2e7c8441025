package io.vigil.deploy.control;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.publish.AcceptedRules;
import io.vigil.ingest.publish.NotedPositions;
import io.vigil.ingest.publish.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was sent one by one, from the committed place on: decides, appends, answers. Opened
 * again after any failure, it goes on as another process would. Used by one thread.
 */
final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final ControlSettings settings;
    private final InstantSource clock;
    private final Consumer<Answer> listener;
    private final Answers answers;
    private final ControlLog log;
    private final NotedPositions positions;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, RuleSet> rulesOfFile;
    private final Present present;
    private final Map<String, ModelChange> modelsOfFile;
    private final PresentModels models;

    /** Partitions whose next record may have been appended already by who had it before. */
    private final Set<TopicPartition> doubtful = new HashSet<>();

    /**
     * @param clock of the answers
     * @param listener hears every answer
     */
    Desk(ControlSettings settings, InstantSource clock, Consumer<Answer> listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        // First of all: from here on no other process commits anything.
        answers = new Answers(settings);
        log = new ControlLog(settings.kafka(), settings.topics());
        positions = new NotedPositions(settings.kafka(), settings.topics());
        try (AcceptedRules accepted = new AcceptedRules(settings.kafka(), settings.topics())) {
            present = new Present(settings.cameras(), accepted.read());
            rulesOfFile = accepted.readOfFile();
            models = new PresentModels(accepted.readModels());
            modelsOfFile = accepted.readModelsOfFile();
        }
        consumer = consumer();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        kafka.put("group.id", settings.group());
        kafka.put("enable.auto.commit", "false");
        kafka.put("auto.offset.reset", "earliest");
        kafka.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> opened =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        Set<TopicPartition> partitions = new HashSet<>();
        Topics topics = settings.topics();
        for (String topic : List.of(topics.rules(), topics.models(), topics.alertAcks())) {
            opened.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        opened.assign(partitions);
        doubtful.addAll(partitions);
        return opened;
    }

    /** Hears what the configuration's file says, where that has changed. */
    void hearFile() throws InterruptedException {
        for (Map.Entry<String, SceneRules> scene : settings.scenes().entrySet()) {
            String camera = scene.getKey();
            Placing placing = placing();
            Decisions decisions = decisions(placing);
            Optional<String> before =
                    Optional.ofNullable(rulesOfFile.get(camera))
                            .map(set -> new SceneRulesJson().read(set.rules()))
                            .map(decisions::unversioned);
            Optional<Decision> decision = decisions.onFile(camera, scene.getValue(), before);
            if (decision.isPresent()) {
                carryOut(decision.get(), placing, false, 0);
            }
        }
        for (Map.Entry<String, String> begun : settings.models().entrySet()) {
            String camera = begun.getKey();
            NamedBundle bundle = NamedBundle.of(settings.bundles(), begun.getValue(), "");
            Placing placing = placing();
            Optional<Decision> decision =
                    models(placing)
                            .onFile(camera, bundle, Optional.ofNullable(modelsOfFile.get(camera)));
            if (decision.isPresent()) {
                carryOut(decision.get(), placing, false, 0);
            }
        }
    }

    /** Takes what has come, waiting for it at most so long. */
    void work(Duration wait) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(wait)) {
            Answer.Place place = new Answer.Place(entry.topic(), entry.partition(), entry.offset());
            Placing placing = placing();
            Decision decision = decide(placing, place, entry);
            boolean doubt = doubtful.remove(new TopicPartition(entry.topic(), entry.partition()));
            carryOut(decision, placing, doubt, entry.timestamp());
        }
    }

    /** A message that we cannot cope with is refused, so that it holds up no other. */
    private Decision decide(
            Placing placing, Answer.Place place, ConsumerRecord<String, byte[]> entry) {
        Decisions decisions = decisions(placing);
        try {
            if (entry.topic().equals(settings.topics().models())) {
                return models(placing).onMessage(place, entry.key(), entry.value());
            }
            return entry.topic().equals(settings.topics().rules())
                    ? decisions.onRules(place, entry.key(), entry.value())
                    : decisions.onAcknowledgement(place, entry.key(), entry.value());
        } catch (IllegalArgumentException | IllegalStateException ours) {
            LOG.error("Message {} cannot be read", place, ours);
            return decisions.refused(place, String.valueOf(ours.getMessage()));
        }
    }

    private Placing placing() {
        return new Placing(positions.read());
    }

    private Decisions decisions(Placing placing) {
        return new Decisions(settings.cameras(), settings.groups(), present, placing);
    }

    private ModelDecisions models(Placing placing) {
        return new ModelDecisions(settings.cameras(), settings.bundles(), models, placing);
    }

    private void carryOut(Decision decision, Placing placing, boolean doubt, long sinceMillis)
            throws InterruptedException {
        if (decision.record().isPresent()
                && !(doubt && log.holds(decision.record().get(), sinceMillis))) {
            log.append(decision.record().get());
        }
        boolean ofFile = decision.answer().message().isEmpty();
        List<ProducerRecord<String, byte[]>> more = List.of();
        if (decision.rules().isPresent()
                && decision.record().orElseThrow() instanceof RuleSet record) {
            String camera = decision.answer().camera();
            List<Long> past = present.accept(camera, decision.rules().get(), placing.clock(camera));
            more = answers.accepted(record, past, ofFile);
        }
        if (decision.record().isPresent()
                && decision.record().get() instanceof ModelChange change) {
            models.accept(change);
            more = answers.accepted(change, ofFile);
        }
        answers.commit(decision.answer(), more, clock.instant(), consumer.groupMetadata());
        listener.accept(decision.answer());
    }

    /** Says again where it is, since what is not said for a week is forgotten. */
    void renewPlace() {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        consumer.assignment()
                .forEach(
                        partition ->
                                places.put(
                                        partition,
                                        new OffsetAndMetadata(consumer.position(partition))));
        answers.renew(places, consumer.groupMetadata());
    }

    @Override
    public void close() {
        consumer.close();
        positions.close();
        log.close();
        answers.close();
    }
}
