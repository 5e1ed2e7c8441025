package io.vigil.operators.source;

import io.vigil.operators.RawRecord;
import io.vigil.operators.state.StreamTypes;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes every record as it is: what is wrong with it is for perception to say. */
public final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final byte[] NOTHING = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        out.collect(of(record));
    }

    /** Of any record of the topic; a key or value that it lacks is empty. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                record.value() == null ? NOTHING : record.value(),
                record.topic(),
                record.partition(),
                record.offset());
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return StreamTypes.RAW_RECORD;
    }
}
