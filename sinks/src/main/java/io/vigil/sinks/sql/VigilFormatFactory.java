package io.vigil.sinks.sql;

import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.DataType;

/**
 * The format {@code vigil}: records of the output topics as rows. Which table it is of says the
 * option {@code vigil.of}; columns are found by their names, in any order, and some may be left
 * out.
 */
public final class VigilFormatFactory implements DeserializationFormatFactory {
    static final String NAME = "vigil";

    private static final ConfigOption<String> OF =
            ConfigOptions.key("of")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Which table the records are rows of, such as counts.");

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(OF);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        String of = options.get(OF);
        List<String> names = Tables.all().stream().map(Table::name).toList();
        if (!names.contains(of)) {
            throw new ValidationException(
                    "Option %s.of needs to be one of %s, but was '%s'"
                            .formatted(NAME, String.join(", ", names), of));
        }
        return new Rows(of);
    }

    private record Rows(String of) implements DecodingFormat<DeserializationSchema<RowData>> {
        @Override
        public DeserializationSchema<RowData> createRuntimeDecoder(
                DynamicTableSource.Context context, DataType physical) {
            return new RowReader(
                    of,
                    DataType.getFieldNames(physical),
                    DataType.getFieldDataTypes(physical),
                    context.createTypeInformation(physical));
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }
    }
}
