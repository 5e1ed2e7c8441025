package io.vigil.operators.state;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.KnownTrack;
import io.vigil.tracking.counting.Occurrence;
import io.vigil.tracking.counting.OpenWindow;
import io.vigil.tracking.counting.Pending;
import io.vigil.tracking.counting.PlaceClass;
import io.vigil.tracking.counting.QuantileSketch;
import io.vigil.tracking.counting.Settled;
import io.vigil.tracking.counting.Span;
import io.vigil.tracking.counting.Tally;
import io.vigil.tracking.counting.Window;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The counts of a camera's open windows. It is written twice a second, so whole numbers take as few
 * bytes as they need.
 */
@SuppressWarnings("EnumOrdinal") // by their place: new ones come last
public final class CountingStateSerializer extends VersionedSerializer<CountingState> {
    static final CountingStateSerializer INSTANCE = new CountingStateSerializer();

    // A kind is written as its place in these: they may only grow at the end.
    private static final List<Window> WINDOWS =
            List.of(
                    Window.MINUTE,
                    Window.FIVE_MINUTES,
                    Window.QUARTER_HOUR,
                    Window.HOUR,
                    Window.DAY);
    private static final List<Occurrence.Kind> OCCURRENCES =
            List.of(
                    Occurrence.Kind.CROSSED_IN,
                    Occurrence.Kind.CROSSED_OUT,
                    Occurrence.Kind.ENTERED,
                    Occurrence.Kind.LEFT,
                    Occurrence.Kind.RULES_APPLIED);
    private static final List<Count.Kind> PLACES =
            List.of(Count.Kind.LINE, Count.Kind.ZONE, Count.Kind.ENTRANCE, Count.Kind.SITE);

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(CountingState state, DataOutputView out) throws IOException {
        out.writeLong(state.clockMicros());
        out.writeLong(state.seenMicros());
        out.writeLong(state.shed());
        Fields.writeList(state.pending().observed(), CountingStateSerializer::writeSpan, out);
        Fields.writeList(
                state.pending().shed(),
                (shed, to) -> {
                    to.writeLong(shed.minuteMicros());
                    Numbers.write(shed.frames(), to);
                },
                out);
        Fields.writeList(
                state.pending().occurrences(), CountingStateSerializer::writeOccurrence, out);
        Fields.writeList(state.tracks(), CountingStateSerializer::writeTrack, out);
        writeSettled(state.settled(), out);
    }

    @Override
    CountingState read(int version, DataInputView in) throws IOException {
        return new CountingState(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new Pending(
                        Fields.readList(CountingStateSerializer::readSpan, in),
                        Fields.readList(
                                from -> new Pending.Shed(from.readLong(), Numbers.read(from)), in),
                        Fields.readList(CountingStateSerializer::readOccurrence, in)),
                Fields.readList(CountingStateSerializer::readTrack, in),
                readSettled(in));
    }

    private static void writeSpan(Span span, DataOutputView out) throws IOException {
        out.writeLong(span.fromMicros());
        out.writeLong(span.untilMicros());
    }

    private static Span readSpan(DataInputView in) throws IOException {
        return new Span(in.readLong(), in.readLong());
    }

    private static void writeOccurrence(Occurrence one, DataOutputView out) throws IOException {
        out.writeByte(OCCURRENCES.indexOf(one.kind()));
        Fields.writeString(one.place(), out);
        Numbers.write(one.track(), out);
        Fields.writeString(one.label(), out);
        out.writeLong(one.atMicros());
        Numbers.write(one.dwellMicros(), out);
        out.writeDouble(one.metresPerSecond());
        out.writeByte((one.leads() ? 1 : 0) + (one.followed() ? 2 : 0));
        Numbers.write(one.rulesVersion(), out);
    }

    private static Occurrence readOccurrence(DataInputView in) throws IOException {
        Occurrence.Kind kind = OCCURRENCES.get(in.readByte());
        String place = Fields.readString(in);
        long track = Numbers.read(in);
        String label = Fields.readString(in);
        long at = in.readLong();
        long dwell = Numbers.read(in);
        double speed = in.readDouble();
        int group = in.readByte();
        return new Occurrence(
                kind,
                place,
                track,
                label,
                at,
                dwell,
                speed,
                (group & 1) != 0,
                (group & 2) != 0,
                Numbers.read(in));
    }

    private static void writeTrack(KnownTrack track, DataOutputView out) throws IOException {
        Numbers.write(track.id(), out);
        out.writeLong(track.seenMicros());
        out.writeBoolean(track.staff());
        Fields.writeList(track.counted(), CountingStateSerializer::writeOccurrence, out);
    }

    private static KnownTrack readTrack(DataInputView in) throws IOException {
        return new KnownTrack(
                Numbers.read(in),
                in.readLong(),
                in.readBoolean(),
                Fields.readList(CountingStateSerializer::readOccurrence, in));
    }

    private static void writeSettled(Settled settled, DataOutputView out) throws IOException {
        out.writeLong(settled.untilMicros());
        out.writeLong(settled.late());
        out.writeLong(settled.rulesVersion());
        Fields.writeList(settled.windows(), CountingStateSerializer::writeWindow, out);
        out.writeInt(settled.finalUntil().size());
        for (Map.Entry<Window, Long> end : settled.finalUntil().entrySet()) {
            out.writeByte(WINDOWS.indexOf(end.getKey()));
            out.writeLong(end.getValue());
        }
        out.writeInt(settled.inside().size());
        for (Map.Entry<String, SortedMap<Long, String>> zone : settled.inside().entrySet()) {
            Fields.writeString(zone.getKey(), out);
            out.writeInt(zone.getValue().size());
            for (Map.Entry<Long, String> track : zone.getValue().entrySet()) {
                Numbers.write(track.getKey(), out);
                Fields.writeString(track.getValue(), out);
            }
        }
        out.writeInt(settled.labels().size());
        for (Map.Entry<String, SortedSet<String>> place : settled.labels().entrySet()) {
            Fields.writeString(place.getKey(), out);
            out.writeInt(place.getValue().size());
            for (String label : place.getValue()) {
                Fields.writeString(label, out);
            }
        }
        out.writeLong(settled.day());
        out.writeLong(settled.resetDay());
        out.writeInt(settled.lastCrossings().size());
        for (Map.Entry<String, Settled.LastCrossing> line : settled.lastCrossings().entrySet()) {
            Fields.writeString(line.getKey(), out);
            out.writeLong(line.getValue().atMicros());
            Numbers.write(line.getValue().track(), out);
        }
    }

    private static Settled readSettled(DataInputView in) throws IOException {
        return new Settled(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Fields.readList(CountingStateSerializer::readWindow, in),
                readEnds(in),
                readInside(in),
                readLabels(in),
                in.readLong(),
                in.readLong(),
                readCrossings(in));
    }

    private static Map<Window, Long> readEnds(DataInputView in) throws IOException {
        Map<Window, Long> ends = new EnumMap<>(Window.class);
        for (int left = in.readInt(); left > 0; left--) {
            ends.put(WINDOWS.get(in.readByte()), in.readLong());
        }
        return ends;
    }

    private static SortedMap<String, SortedMap<Long, String>> readInside(DataInputView in)
            throws IOException {
        SortedMap<String, SortedMap<Long, String>> inside = new TreeMap<>();
        for (int zones = in.readInt(); zones > 0; zones--) {
            SortedMap<Long, String> tracks = new TreeMap<>();
            inside.put(Fields.readString(in), tracks);
            for (int left = in.readInt(); left > 0; left--) {
                tracks.put(Numbers.read(in), Fields.readString(in));
            }
        }
        return inside;
    }

    private static SortedMap<String, SortedSet<String>> readLabels(DataInputView in)
            throws IOException {
        SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
        for (int places = in.readInt(); places > 0; places--) {
            SortedSet<String> of = new TreeSet<>();
            labels.put(Fields.readString(in), of);
            for (int left = in.readInt(); left > 0; left--) {
                of.add(Fields.readString(in));
            }
        }
        return labels;
    }

    private static SortedMap<String, Settled.LastCrossing> readCrossings(DataInputView in)
            throws IOException {
        SortedMap<String, Settled.LastCrossing> crossings = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            crossings.put(
                    Fields.readString(in),
                    new Settled.LastCrossing(in.readLong(), Numbers.read(in)));
        }
        return crossings;
    }

    static void writeWindow(OpenWindow window, DataOutputView out) throws IOException {
        out.writeByte(WINDOWS.indexOf(window.window()));
        writeSpan(window.span(), out);
        out.writeBoolean(window.open());
        Numbers.write(window.observedMicros(), out);
        Numbers.write(window.shed(), out);
        out.writeInt(window.rows().size());
        for (Map.Entry<PlaceClass, OpenWindow.Row> row : window.rows().entrySet()) {
            out.writeByte(PLACES.indexOf(row.getKey().kind()));
            Fields.writeString(row.getKey().place(), out);
            Fields.writeString(row.getKey().label(), out);
            writeTally(row.getValue().tally(), out);
            Numbers.write(row.getValue().revision(), out);
            out.writeBoolean(row.getValue().changed());
        }
    }

    static OpenWindow readWindow(DataInputView in) throws IOException {
        Window window = WINDOWS.get(in.readByte());
        Span span = readSpan(in);
        boolean open = in.readBoolean();
        long observed = Numbers.read(in);
        long shed = Numbers.read(in);
        SortedMap<PlaceClass, OpenWindow.Row> rows = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            rows.put(
                    new PlaceClass(
                            PLACES.get(in.readByte()),
                            Fields.readString(in),
                            Fields.readString(in)),
                    new OpenWindow.Row(readTally(in), Numbers.read(in), in.readBoolean()));
        }
        return new OpenWindow(window, span, open, observed, shed, rows);
    }

    private static void writeTally(Tally tally, DataOutputView out) throws IOException {
        Numbers.write(tally.entered(), out);
        Numbers.write(tally.left(), out);
        Numbers.write(tally.groups(), out);
        writeSketch(tally.dwell(), out);
        writeSketch(tally.speed(), out);
        Numbers.write(tally.occupancyMicros(), out);
        Numbers.write(tally.occupancyMax(), out);
    }

    private static Tally readTally(DataInputView in) throws IOException {
        return new Tally(
                Numbers.read(in),
                Numbers.read(in),
                Numbers.read(in),
                readSketch(in),
                readSketch(in),
                Numbers.read(in),
                Numbers.read(in));
    }

    private static void writeSketch(QuantileSketch sketch, DataOutputView out) throws IOException {
        int[] bins = sketch.bins();
        long[] counts = sketch.counts();
        Numbers.write(bins.length, out);
        int before = 0;
        for (int i = 0; i < bins.length; i++) {
            Numbers.write(bins[i] - before, out);
            Numbers.write(counts[i], out);
            before = bins[i];
        }
    }

    private static QuantileSketch readSketch(DataInputView in) throws IOException {
        int[] bins = new int[(int) Numbers.read(in)];
        long[] counts = new long[bins.length];
        int before = 0;
        for (int i = 0; i < bins.length; i++) {
            before += (int) Numbers.read(in);
            bins[i] = before;
            counts[i] = Numbers.read(in);
        }
        return QuantileSketch.of(bins, counts);
    }

    @Override
    public TypeSerializerSnapshot<CountingState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CountingState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
