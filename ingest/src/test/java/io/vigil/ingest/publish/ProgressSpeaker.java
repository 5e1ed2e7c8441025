package io.vigil.ingest.publish;

import io.vigil.ingest.Progress;
import io.vigil.ingest.wire.ProgressCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says on {@code health} what perception would say. */
final class ProgressSpeaker implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final Topics topics;
    private final ProgressCodec codec = new ProgressCodec(SchemaStore.NONE);

    ProgressSpeaker(Map<String, Object> kafka, Topics topics) {
        this.topics = topics;
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    }

    void say(Progress progress) {
        producer.send(
                new ProducerRecord<>(topics.health(), progress.camera(), codec.encode(progress)));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
