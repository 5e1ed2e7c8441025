package io.vigil.sinks.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Avro's model for generated classes, confined to those given: a schema can name no other class,
 * and nothing has to be trusted for the whole process.
 */
final class KnownClasses extends SpecificData {
    private final Map<String, Class<?>> classes;

    KnownClasses(List<? extends Class<?>> known) {
        super(KnownClasses.class.getClassLoader());
        classes = known.stream().collect(Collectors.toMap(Class::getName, Function.identity()));
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    @Override
    public Class<?> getClass(Schema schema) {
        return schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM
                ? classes.get(schema.getFullName())
                : super.getClass(schema);
    }
}
