package io.vigil.sinks.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.util.Collector;

/** Reads the records of one table as rows with the columns that were asked for. */
final class RowReader implements DeserializationSchema<RowData> {
    private static final long serialVersionUID = 1;

    private final String of;
    private final List<String> names;
    private final TypeInformation<RowData> type;
    private transient Rows<?> rows;

    /**
     * @throws ValidationException if the table has no such column, or it is of another type
     */
    RowReader(String of, List<String> names, List<DataType> types, TypeInformation<RowData> type) {
        this.of = of;
        this.names = List.copyOf(names);
        this.type = type;
        check(table(of), names, types);
    }

    @Override
    public void open(InitializationContext context) {
        rows = new Rows<>(table(of), names);
    }

    @Override
    public RowData deserialize(byte[] bytes) {
        return rows.read(bytes).orElse(null);
    }

    @Override
    public void deserialize(byte[] bytes, Collector<RowData> out) {
        if (bytes != null) {
            rows.read(bytes).ifPresent(out::collect);
        }
    }

    @Override
    public boolean isEndOfStream(RowData row) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return type;
    }

    private static Table<?> table(String of) {
        return Tables.all().stream()
                .filter(table -> table.name().equals(of))
                .findFirst()
                .orElseThrow();
    }

    private static void check(Table<?> table, List<String> names, List<DataType> types) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        for (int i = 0; i < names.size(); i++) {
            int at = known.indexOf(names.get(i));
            if (at < 0) {
                throw new ValidationException(
                        "Table %s has no column '%s'; it has %s"
                                .formatted(table.name(), names.get(i), String.join(", ", known)));
            }
            DataType needed = table.columns().get(at).type();
            boolean same =
                    types.get(i)
                            .getLogicalType()
                            .copy(true)
                            .equals(needed.getLogicalType().copy(true));
            if (!same) {
                throw new ValidationException(
                        "Column %s of table %s needs type %s, but was declared %s"
                                .formatted(names.get(i), table.name(), needed, types.get(i)));
            }
        }
    }

    /** The table where it runs: its functions do not travel. */
    private static final class Rows<T> {
        private final List<Column<T>> columns = new ArrayList<>();
        private final Function<byte[], Optional<T>> decoder;

        Rows(Table<T> table, List<String> names) {
            decoder = table.decoder().get();
            for (String name : names) {
                table.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .forEach(columns::add);
            }
        }

        Optional<RowData> read(byte[] bytes) {
            return decoder.apply(bytes).map(this::row);
        }

        private RowData row(T record) {
            GenericRowData row = new GenericRowData(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                row.setField(i, columns.get(i).value().apply(record));
            }
            return row;
        }
    }
}
