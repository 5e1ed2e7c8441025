package io.vigil.deploy.control;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is committed on a topic at the moment. */
public final class Topic {
    private Topic() {}

    public static List<ConsumerRecord<String, byte[]>> read(String bootstrap, String topic) {
        try (TopicReader reader = new TopicReader(bootstrap, topic)) {
            return reader.more();
        }
    }

    /** The records of one camera's log. */
    public static List<CameraRecord> log(String bootstrap, String camera) {
        CameraRecordCodec codec = new CameraRecordCodec(SchemaStore.NONE);
        List<CameraRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : read(bootstrap, "vigil.frames")) {
            try {
                if (camera.equals(entry.key())) {
                    records.add(codec.decode(entry.value()));
                }
            } catch (WireException broken) {
                throw new AssertionError(broken);
            }
        }
        return records;
    }
}
