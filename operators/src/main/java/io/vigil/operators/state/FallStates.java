package io.vigil.operators.state;

import io.vigil.anomaly.falls.Body;
import io.vigil.anomaly.falls.Clutter;
import io.vigil.anomaly.falls.Descent;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.Lie;
import io.vigil.anomaly.falls.Stance;
import io.vigil.anomaly.falls.StandingHeights;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of what is remembered of people who may fall, version 1. */
final class FallStates {
    private FallStates() {}

    static void write(FallState state, DataOutputView out) throws IOException {
        out.writeLong(state.lastBody());
        out.writeLong(state.seenMicros());
        Fields.writeList(state.bodies(), FallStates::writeBody, out);
        Fields.writeList(state.clutter(), FallStates::writeClutter, out);
        out.writeDouble(state.heights().weight());
        out.writeDouble(state.heights().row());
        out.writeDouble(state.heights().tall());
        out.writeDouble(state.heights().rowRow());
        out.writeDouble(state.heights().rowTall());
    }

    static FallState read(DataInputView in) throws IOException {
        return new FallState(
                in.readLong(),
                in.readLong(),
                Fields.readList(FallStates::readBody, in),
                Fields.readList(FallStates::readClutter, in),
                new StandingHeights(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble()));
    }

    private static void writeBody(Body body, DataOutputView out) throws IOException {
        out.writeLong(body.id());
        Boxes.write(body.box(), out);
        out.writeLong(body.bornMicros());
        out.writeLong(body.seenMicros());
        out.writeInt(body.sightings());
        out.writeDouble(body.person());
        out.writeDouble(body.stood());
        Stance standing = body.standing();
        out.writeDouble(standing.x());
        out.writeDouble(standing.top());
        out.writeDouble(standing.bottom());
        out.writeDouble(standing.height());
        out.writeDouble(standing.aspect());
        out.writeLong(standing.atMicros());
        Fields.writeList(body.descent().heads(), FallStates::writeHead, out);
        out.writeDouble(body.descent().fastest());
        writeLie(body.lie(), out);
    }

    private static Body readBody(DataInputView in) throws IOException {
        return new Body(
                in.readLong(),
                Boxes.read(in),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                new Stance(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readLong()),
                new Descent(Fields.readList(FallStates::readHead, in), in.readDouble()),
                readLie(in));
    }

    private static void writeHead(Descent.Head head, DataOutputView out) throws IOException {
        out.writeLong(head.atMicros());
        out.writeDouble(head.top());
        out.writeDouble(head.bottom());
        out.writeDouble(head.aspect());
    }

    private static Descent.Head readHead(DataInputView in) throws IOException {
        return new Descent.Head(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeLie(Lie lie, DataOutputView out) throws IOException {
        out.writeDouble(lie.gathered());
        out.writeDouble(lie.score());
        out.writeLong(lie.sinceMicros());
        out.writeLong(lie.flatMicros());
        out.writeLong(lie.stillMicros());
        out.writeDouble(lie.stillX());
        out.writeDouble(lie.stillY());
        out.writeInt(lie.told());
        out.writeLong(lie.upMicros());
    }

    private static Lie readLie(DataInputView in) throws IOException {
        return new Lie(
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readLong());
    }

    private static void writeClutter(Clutter clutter, DataOutputView out) throws IOException {
        Boxes.write(clutter.box(), out);
        out.writeLong(clutter.sinceMicros());
        out.writeLong(clutter.seenMicros());
    }

    private static Clutter readClutter(DataInputView in) throws IOException {
        return new Clutter(Boxes.read(in), in.readLong(), in.readLong());
    }
}
