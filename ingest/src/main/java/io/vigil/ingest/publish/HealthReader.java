package io.vigil.ingest.publish;

import io.vigil.ingest.Progress;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears on {@code health} how far the readers of the cameras' logs have come. */
final class HealthReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 1000;

    private final Consumer<Progress> listener;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ProgressCodec codec;
    private final Thread thread;
    private volatile boolean closed;

    /** Hears what is said from now on; nothing said after this returns is missed. */
    HealthReader(Map<String, Object> kafka, Topics topics, Consumer<Progress> listener) {
        this.listener = listener;
        codec = new ProgressCodec(new SchemaTopic(kafka, topics.schemas()));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topics.health()).stream()
                        .map(info -> new TopicPartition(topics.health(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
        thread = new Thread(this::listen, "vigil-health");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!closed) {
            try {
                consumer.poll(POLL).forEach(this::hear);
            } catch (WakeupException woken) {
                LOG.debug("Woken to close");
            } catch (KafkaException away) {
                LOG.warn("Progress cannot be read for now: {}", away.getMessage());
                pause();
            }
        }
        consumer.close();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    private void hear(ConsumerRecord<String, byte[]> entry) {
        try {
            listener.accept(codec.decode(entry.value()));
        } catch (WireException other) {
            // Other kinds of health records may come to this topic; only progress grants credit.
            LOG.debug("Offset {} is no progress: {}", entry.offset(), other.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(PAUSE_MILLIS * 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
