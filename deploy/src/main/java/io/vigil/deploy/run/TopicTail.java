package io.vigil.deploy.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all partitions of a topic from their beginning or their end. Used by one thread. */
public final class TopicTail implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Set<TopicPartition> paused = new HashSet<>();

    public TopicTail(String bootstrap, String topic, boolean committedOnly, boolean fromBeginning) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                committedOnly ? "read_committed" : "read_uncommitted",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                50,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                200),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(topic, p.partition()))
                        .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    /**
     * Hands over what has come, waiting at most {@code wait} for the first record; in offset order
     * per partition.
     */
    public int poll(Duration wait, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try {
            var records = consumer.poll(wait);
            records.forEach(reader);
            return records.count();
        } catch (WakeupException stopping) {
            return 0;
        }
    }

    /** Stops or resumes fetching; a pause keeps the place in every partition. */
    void pause(boolean pause) {
        if (pause && paused.isEmpty()) {
            consumer.pause(partitions);
            paused.addAll(partitions);
        } else if (!pause && !paused.isEmpty()) {
            consumer.resume(partitions);
            paused.clear();
        }
    }

    /**
     * Whether everything that lies in the topic has been handed over; where only what is committed
     * is read, false as long as a transaction is open in it.
     */
    boolean atEnd(Admin admin) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            for (var end : admin.listOffsets(latest).all().get().entrySet()) {
                if (consumer.position(end.getKey()) < end.getValue().offset()) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException unanswered) {
            return false; // asked again
        }
    }

    @Override
    public void close() {
        consumer.close(
                org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
