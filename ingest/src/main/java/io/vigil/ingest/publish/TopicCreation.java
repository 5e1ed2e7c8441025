package io.vigil.ingest.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and waits until they can be relied on. */
public final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    private TopicCreation() {}

    /**
     * Creates what is missing; topics that are there stay as they are.
     *
     * @param kafka client settings, {@code bootstrap.servers} among them
     * @throws KafkaException if the broker refuses, or does not answer within a minute
     */
    public static void createMissing(Map<String, Object> kafka, Topics topics)
            throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            Map<String, Topics.Layout> layouts = topics.layouts();
            Set<String> there = join(admin.listTopics().names());
            List<NewTopic> missing =
                    layouts.entrySet().stream()
                            .filter(topic -> !there.contains(topic.getKey()))
                            .map(topic -> newTopic(topic.getKey(), topic.getValue(), topics))
                            .toList();
            for (var created : admin.createTopics(missing).values().values()) {
                try {
                    join(created);
                } catch (TopicExistsException another) {
                    LOG.debug("Another process was faster: {}", another.getMessage());
                }
            }
            awaitAnswers(admin, layouts.keySet());
        }
    }

    private static NewTopic newTopic(String name, Topics.Layout layout, Topics topics) {
        Optional<Short> replication =
                topics.replication() < 0 ? Optional.empty() : Optional.of(topics.replication());
        return new NewTopic(name, Optional.of(layout.partitions()), replication)
                .configs(layout.settings());
    }

    /**
     * A topic just created may not have reached all of the broker, and what is produced then can be
     * lost (KAFKA-15591): so until every partition says where it ends.
     */
    private static void awaitAnswers(Admin admin, Collection<String> names)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> silent = new HashSet<>(names);
        while (true) {
            try {
                silent.removeIf(answered(admin, silent)::contains);
                if (silent.isEmpty()) {
                    return;
                }
            } catch (RetriableException notYet) {
                LOG.debug("Waiting for {}: {}", silent, notYet.getMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "Topics %s were created, but do not answer after %d s; look at the broker's log"
                                .formatted(silent, PATIENCE.toSeconds()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static Set<String> answered(Admin admin, Set<String> names)
            throws InterruptedException {
        Map<String, TopicDescription> found = join(admin.describeTopics(names).allTopicNames());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        found.forEach(
                (name, topic) ->
                        topic.partitions()
                                .forEach(
                                        part ->
                                                ends.put(
                                                        new TopicPartition(name, part.partition()),
                                                        OffsetSpec.latest())));
        join(admin.listOffsets(ends).all());
        return found.keySet();
    }

    private static <T> T join(org.apache.kafka.common.KafkaFuture<T> answer)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refused) {
                throw refused;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
