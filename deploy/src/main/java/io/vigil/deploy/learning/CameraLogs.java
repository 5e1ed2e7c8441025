package io.vigil.deploy.learning;

import io.vigil.anomaly.CameraHealth;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.publish.FramePublisher;
import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import io.vigil.sinks.wire.BadRecordException;
import io.vigil.sinks.wire.CameraHealthCodec;
import io.vigil.sinks.wire.UnknownSchemaException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What cameras that learn say from now on: how they are, of all of them, and their frames while
 * they are recorded. Used by one thread.
 */
public final class CameraLogs implements AutoCloseable {
    private final Topics topics;
    private final SortedSet<String> cameras;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CameraRecordCodec records;
    private final CameraHealthCodec health = new CameraHealthCodec();
    private final List<TopicPartition> healthPartitions;
    private final int framePartitions;
    private Set<TopicPartition> assigned = Set.of();
    private Predicate<String> recording = camera -> false;

    /**
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached
     */
    public CameraLogs(Map<String, Object> kafka, Topics topics, Collection<String> cameras) {
        this.topics = topics;
        this.cameras = Collections.unmodifiableSortedSet(new TreeSet<>(cameras));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        records = new CameraRecordCodec(new SchemaTopic(settings, topics.schemas()));
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        healthPartitions =
                consumer.partitionsFor(topics.health()).stream()
                        .map(info -> new TopicPartition(topics.health(), info.partition()))
                        .toList();
        framePartitions = consumer.partitionsFor(topics.frames()).size();
    }

    SortedSet<String> cameras() {
        return cameras;
    }

    /** Whose frames are wanted; a camera that is new among them begins with its next frame. */
    void record(Predicate<String> wanted) {
        recording = wanted;
        Set<TopicPartition> needed = new HashSet<>(healthPartitions);
        for (String camera : cameras) {
            if (wanted.test(camera)) {
                needed.add(
                        new TopicPartition(
                                topics.frames(),
                                FramePublisher.partition(camera, framePartitions)));
            }
        }
        if (needed.equals(assigned)) {
            return;
        }
        Set<TopicPartition> added = new HashSet<>(needed);
        added.removeAll(assigned);
        consumer.assign(needed);
        consumer.seekToEnd(added);
        added.forEach(consumer::position);
        assigned = needed;
    }

    void poll(Duration wait, Consumer<CameraRecord> frames, Consumer<CameraHealth> reports) {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(wait)) {
            if (entry.value() == null || !cameras.contains(entry.key())) {
                continue;
            }
            if (entry.topic().equals(topics.health())) {
                report(entry.value(), reports);
            } else if (recording.test(entry.key()) && records.peek(entry.value()).frame()) {
                frame(entry.value(), frames);
            }
        }
    }

    /** What cannot be read is in the job's dead letters. */
    private void frame(byte[] value, Consumer<CameraRecord> frames) {
        CameraRecord record;
        try {
            record = records.decode(value);
        } catch (WireException broken) {
            return;
        }
        frames.accept(record);
    }

    /** Several kinds of records share the topic; those of others are passed over. */
    private void report(byte[] value, Consumer<CameraHealth> reports) {
        CameraHealth report;
        try {
            report = health.decode(value);
        } catch (BadRecordException | UnknownSchemaException other) {
            return;
        }
        reports.accept(report);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
