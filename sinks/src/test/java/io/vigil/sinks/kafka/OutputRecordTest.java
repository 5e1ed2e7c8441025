package io.vigil.sinks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OutputRecordTest {
    @Property(tries = 200)
    void crossesAnEdgeOfTheJobUnchanged(
            @ForAll String topic,
            @ForAll String key,
            @ForAll byte[] value,
            @ForAll boolean deletes,
            @ForAll Map<String, String> headers)
            throws IOException {
        OutputRecord record =
                new OutputRecord(
                        topic,
                        key,
                        deletes ? Optional.empty() : Optional.of(value),
                        new TreeMap<>(headers));
        DataOutputSerializer out = new DataOutputSerializer(64);
        OutputRecordSerializer.INSTANCE.serialize(record, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(OutputRecordSerializer.INSTANCE.deserialize(in)).isEqualTo(record);
        assertThat(in.available()).isZero();
    }

    @Test
    void flinkFindsItsTypeByItselfAndItIsNotGeneric() {
        assertThat(TypeInformation.of(OutputRecord.class)).isSameAs(OutputRecordType.INSTANCE);
    }
}
