package io.vigil.sinks.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.DataType;

/**
 * One column of a table.
 *
 * @param type as SQL has it
 * @param value from the record to Flink's internal form of the type; null is SQL's null
 */
record Column<T>(String name, DataType type, Function<T, Object> value) {
    static <T> Column<T> text(String name, Function<T, String> value) {
        return new Column<>(
                name, DataTypes.STRING(), each -> StringData.fromString(value.apply(each)));
    }

    static <T> Column<T> whole(String name, ToLongFunction<T> value) {
        return new Column<>(name, DataTypes.BIGINT(), value::applyAsLong);
    }

    static <T> Column<T> wholeOrNull(String name, Function<T, OptionalLong> value) {
        return new Column<>(
                name,
                DataTypes.BIGINT(),
                each -> {
                    OptionalLong known = value.apply(each);
                    return known.isPresent() ? known.getAsLong() : null;
                });
    }

    static <T> Column<T> number(String name, ToDoubleFunction<T> value) {
        return new Column<>(name, DataTypes.DOUBLE(), value::applyAsDouble);
    }

    static <T> Column<T> numberOrNull(String name, Function<T, OptionalDouble> value) {
        return new Column<>(
                name,
                DataTypes.DOUBLE(),
                each -> {
                    OptionalDouble known = value.apply(each);
                    return known.isPresent() ? known.getAsDouble() : null;
                });
    }

    static <T> Column<T> flag(String name, Function<T, Boolean> value) {
        return new Column<>(name, DataTypes.BOOLEAN(), value::apply);
    }

    /**
     * @param micros since 1970
     */
    static <T> Column<T> time(String name, ToLongFunction<T> micros) {
        return new Column<>(
                name,
                DataTypes.TIMESTAMP_LTZ(6),
                each ->
                        TimestampData.fromInstant(
                                Instant.EPOCH.plus(micros.applyAsLong(each), ChronoUnit.MICROS)));
    }

    static <T> Column<T> figures(String name, Function<T, Map<String, Double>> value) {
        return new Column<>(
                name,
                DataTypes.MAP(DataTypes.STRING(), DataTypes.DOUBLE()),
                each -> {
                    Map<Object, Object> figures = new HashMap<>();
                    value.apply(each)
                            .forEach(
                                    (key, figure) ->
                                            figures.put(StringData.fromString(key), figure));
                    return new GenericMapData(figures);
                });
    }
}
