package io.vigil.ingest.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Finds the generated classes by the names in a schema, and no other class: a schema comes from
 * outside and must not choose what is loaded. (Avro's own answer is a list of trusted packages for
 * the whole process, set by whoever comes first.)
 */
final class OwnTypes extends SpecificData {
    private static final Map<String, Class<?>> TYPES =
            List.of(
                            CameraRecord.class,
                            Frame.class,
                            Region.class,
                            Heartbeat.class,
                            RuleSet.class,
                            Acknowledgement.class,
                            ModelChange.class,
                            SourceDown.class,
                            SourceEnded.class,
                            Progress.class,
                            SourceBeat.class,
                            SourceState.class,
                            Source.class,
                            Encoding.class,
                            ClockQuality.class)
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    OwnTypes() {
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    @Override
    public Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> TYPES.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }
}
