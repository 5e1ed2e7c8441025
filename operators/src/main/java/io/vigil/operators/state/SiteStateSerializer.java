package io.vigil.operators.state;

import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.OpenWindow;
import io.vigil.tracking.counting.SiteState;
import io.vigil.tracking.counting.SiteState.Drift;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The counts of a site's open windows. */
public final class SiteStateSerializer extends VersionedSerializer<SiteState> {
    static final SiteStateSerializer INSTANCE = new SiteStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(SiteState state, DataOutputView out) throws IOException {
        Fields.writeMap(state.cameras(), CountingStateSerializer.INSTANCE::serialize, out);
        Fields.writeList(List.copyOf(state.ended()), Fields::writeString, out);
        Fields.writeList(state.delivered(), Counts::write, out);
        Fields.writeMap(
                state.windows(),
                (windows, to) ->
                        Fields.writeList(windows, CountingStateSerializer::writeWindow, to),
                out);
        out.writeLong(state.inside());
        writeDrift(state.today(), out);
        writeDrift(state.yesterday(), out);
        out.writeLong(state.resetDay());
    }

    @Override
    SiteState read(int version, DataInputView in) throws IOException {
        SortedMap<String, CountingState> cameras =
                Fields.readMap(CountingStateSerializer.INSTANCE::deserialize, in);
        List<String> ended = Fields.readList(Fields::readString, in);
        return new SiteState(
                cameras,
                new TreeSet<>(ended),
                Fields.readList(Counts::read, in),
                readWindows(in),
                in.readLong(),
                readDrift(in),
                readDrift(in),
                in.readLong());
    }

    private static SortedMap<String, List<OpenWindow>> readWindows(DataInputView in)
            throws IOException {
        return new TreeMap<>(
                Fields.<List<OpenWindow>>readMap(
                        from -> Fields.readList(CountingStateSerializer::readWindow, from), in));
    }

    private static void writeDrift(Drift drift, DataOutputView out) throws IOException {
        out.writeLong(drift.clamped());
        out.writeLong(drift.leftOver());
        out.writeLong(drift.entered());
    }

    private static Drift readDrift(DataInputView in) throws IOException {
        return new Drift(in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<SiteState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SiteState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
