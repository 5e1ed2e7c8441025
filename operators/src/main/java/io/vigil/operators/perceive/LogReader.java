package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.ingest.wire.UnknownSchemaException;
import io.vigil.operators.RawRecord;
import io.vigil.operators.source.Checked;
import io.vigil.operators.source.RawRecordDeserializer;
import io.vigil.operators.source.RecordChecker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a camera's past from its partition, in spans that grow until enough is found. Used by one
 * thread, seldom: after a restart, once for each camera.
 */
final class LogReader implements PastFrames, AutoCloseable {
    /** So long that repeated frames among them do not hide that others came before. */
    private static final long FIRST_SPAN = 128;

    /** Further back a past is not looked for: 16 frames of a camera that is one of 1,000. */
    private static final long LONGEST_SPAN = 16_384;

    private static final int GROWTH = 8;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SILENT_POLLS = 150;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordChecker checker;

    LogReader(Map<String, String> kafka, RecordChecker checker) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 64);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(properties, bytes, bytes);
        this.checker = checker;
    }

    @Override
    public PastScan before(RawRecord raw, Frame frame, int count) {
        TopicPartition partition = new TopicPartition(raw.topic(), raw.partition());
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long span = FIRST_SPAN;
        while (true) {
            long from = Math.max(begin, raw.offset() - span);
            PastScan scan = new PastScan(frame, count);
            scan(partition, from, raw, scan);
            if (scan.complete() || from == begin || span >= LONGEST_SPAN) {
                return scan;
            }
            span *= GROWTH;
        }
    }

    private void scan(TopicPartition partition, long from, RawRecord until, PastScan scan) {
        consumer.seek(partition, from);
        int silent = 0;
        while (consumer.position(partition) < until.offset()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            silent = records.isEmpty() ? silent + 1 : 0;
            if (silent > SILENT_POLLS) {
                throw new IllegalStateException(
                        "Camera %s: its past before offset %d of %s needs to be read again, but the broker has sent nothing for %d s"
                                .formatted(
                                        until.key(),
                                        until.offset(),
                                        partition,
                                        POLL.multipliedBy(SILENT_POLLS).toSeconds()));
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < until.offset()) {
                    see(RawRecordDeserializer.of(record), until.key(), scan);
                }
            }
        }
    }

    private void see(RawRecord past, String camera, PastScan scan) {
        if (!past.key().equals(camera)) {
            return;
        }
        try {
            if (checker.check(past) instanceof Checked.Good good
                    && good.record() instanceof Frame frame) {
                scan.see(frame);
            }
        } catch (UnknownSchemaException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
