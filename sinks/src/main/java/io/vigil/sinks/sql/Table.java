package io.vigil.sinks.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table over one topic.
 *
 * @param name of the table, and of the format's option {@code of}
 * @param topic without the prefix
 * @param time the column that its time attribute, {@code eventTime}, is of; SQL keeps time in
 *     milliseconds
 * @param decoder makes what reads a record's bytes; empty where the record is not of this table
 */
record Table<T>(
        String name,
        String topic,
        String time,
        List<Column<T>> columns,
        Supplier<Function<byte[], Optional<T>>> decoder) {
    Table {
        columns = List.copyOf(columns);
    }

    /** The statement that creates it; records that are not committed are never seen. */
    String ddl(String bootstrap, String prefix, Map<String, String> properties) {
        String list =
                columns.stream()
                        .map(
                                column ->
                                        "  `%s` %s"
                                                .formatted(
                                                        column.name(),
                                                        column.type()
                                                                .getLogicalType()
                                                                .asSerializableString()))
                        .collect(Collectors.joining(",\n"));
        String more =
                properties.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                each ->
                                        "\n  'properties.%s' = '%s',"
                                                .formatted(
                                                        each.getKey(),
                                                        each.getValue().replace("'", "''")))
                        .collect(Collectors.joining());
        return """
                CREATE TABLE %s (
                %s,
                  `eventTime` AS CAST(`%s` AS TIMESTAMP_LTZ(3)),
                  WATERMARK FOR `eventTime` AS `eventTime` - INTERVAL '10' SECOND
                ) WITH (
                  'connector' = 'kafka',
                  'topic' = '%s%s',
                  'properties.bootstrap.servers' = '%s',
                  'properties.isolation.level' = 'read_committed',
                  'properties.request.timeout.ms' = '10000',
                  'properties.default.api.timeout.ms' = '20000',%s
                  'scan.startup.mode' = 'earliest-offset',
                  'scan.bounded.mode' = 'latest-offset',
                  'format' = '%s',
                  '%s.of' = '%s'
                )"""
                .formatted(
                        name,
                        list,
                        time,
                        prefix,
                        topic,
                        bootstrap,
                        more,
                        VigilFormatFactory.NAME,
                        VigilFormatFactory.NAME,
                        name);
    }
}
