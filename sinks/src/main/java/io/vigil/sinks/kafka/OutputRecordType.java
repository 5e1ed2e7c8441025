package io.vigil.sinks.kafka;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What Flink needs to know of {@link OutputRecord}: it is a value, serialised by our own hand. */
public final class OutputRecordType extends TypeInformation<OutputRecord> {
    public static final OutputRecordType INSTANCE = new OutputRecordType();

    private OutputRecordType() {}

    /** Found by Flink through the annotation on the record. */
    public static final class Factory extends TypeInfoFactory<OutputRecord> {
        @Override
        public TypeInformation<OutputRecord> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return INSTANCE;
        }
    }

    @Override
    public TypeSerializer<OutputRecord> createSerializer(SerializerConfig config) {
        return OutputRecordSerializer.INSTANCE;
    }

    @Override
    public Class<OutputRecord> getTypeClass() {
        return OutputRecord.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof OutputRecordType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputRecordType;
    }

    @Override
    public int hashCode() {
        return OutputRecordType.class.getName().hashCode();
    }

    @Override
    public String toString() {
        return "OutputRecord";
    }
}
