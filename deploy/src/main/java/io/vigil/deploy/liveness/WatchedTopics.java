package io.vigil.deploy.liveness;

import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.BeatCodec;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import io.vigil.sinks.wire.AlertReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the watch hears: {@code health} from now on, and its own topic from the beginning, so that
 * it knows what it said before it was restarted. Used by one thread.
 */
final class WatchedTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedTopics.class);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Topics topics;
    private final LongSupplier clockMicros;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final AlertReader alerts;
    private final BeatCodec beats = new BeatCodec(SchemaStore.NONE);
    private final ProgressCodec progress = new ProgressCodec(SchemaStore.NONE);

    /**
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached
     */
    WatchedTopics(Map<String, Object> kafka, Topics topics, LongSupplier clockMicros) {
        this.topics = topics;
        this.clockMicros = clockMicros;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", "10000");
        alerts = new AlertReader(new SchemaTopic(settings, topics.schemas())::find);
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> health = partitions(topics.health());
        List<TopicPartition> own = partitions(topics.liveness());
        partitions = Stream.concat(health.stream(), own.stream()).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(health);
        consumer.seekToBeginning(own);
        // Now, not at the first poll: what is said from here on is not to be missed.
        health.forEach(consumer::position);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** What has come, in the order of each topic. */
    List<Heard> poll(Duration wait) {
        List<Heard> heard = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(wait)) {
            if (entry.value() != null) {
                boolean health = entry.topic().equals(topics.health());
                (health
                                ? health(entry)
                                : alerts.read(entry.value()).map(a -> (Heard) new Heard.Said(a)))
                        .ifPresent(heard::add);
            }
        }
        return heard;
    }

    /**
     * Where the topics end now. The answer comes after that of the fetch that is under way, and so
     * with something new on a topic that is always written to: its end is never met, but passed.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions, ANSWER);
    }

    /** Whether all that was there when the ends were asked for has been polled. */
    boolean passed(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Several kinds of records share the topic; those of others are passed over. */
    private Optional<Heard> health(ConsumerRecord<String, byte[]> entry) {
        long at = clockMicros.getAsLong();
        long logged = entry.timestamp() * 1000;
        try {
            return Optional.of(new Heard.Beat(at, logged, beats.decode(entry.value())));
        } catch (WireException other) {
            try {
                return Optional.of(new Heard.JobAt(at, logged, progress.decode(entry.value())));
            } catch (WireException neither) {
                LOG.trace("Offset {} of {} is neither", entry.offset(), entry.topic());
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
