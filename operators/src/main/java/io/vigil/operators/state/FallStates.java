package io.vigil.operators.state;

import io.vigil.anomaly.falls.Body;
import io.vigil.anomaly.falls.Clutter;
import io.vigil.anomaly.falls.Descending;
import io.vigil.anomaly.falls.Descent;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.Figure;
import io.vigil.anomaly.falls.Lie;
import io.vigil.anomaly.falls.Look;
import io.vigil.anomaly.falls.Stance;
import io.vigil.anomaly.falls.StandingHeights;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of what is remembered of people who may fall, version 2. */
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
        out.writeDouble(state.named());
        Fields.writeList(state.figures(), FallStates::writeFigure, out);
    }

    /** Version 1 knows of no figures. */
    static FallState readFirst(DataInputView in) throws IOException {
        return new FallState(
                in.readLong(),
                in.readLong(),
                FallState.EMPTY.named(),
                Fields.readList(FallStates::readBody, in),
                List.of(),
                Fields.readList(FallStates::readClutter, in),
                readHeights(in));
    }

    static FallState read(DataInputView in) throws IOException {
        FallState first = readFirst(in);
        return new FallState(
                first.lastBody(),
                first.seenMicros(),
                in.readDouble(),
                first.bodies(),
                Fields.readList(FallStates::readFigure, in),
                first.clutter(),
                first.heights());
    }

    private static StandingHeights readHeights(DataInputView in) throws IOException {
        return new StandingHeights(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    private static void writeFigure(Figure figure, DataOutputView out) throws IOException {
        out.writeLong(figure.id());
        Boxes.write(figure.box(), out);
        writeStance(figure.stance(), out);
        out.writeDouble(figure.birthX());
        out.writeDouble(figure.birthY());
        out.writeDouble(figure.moved());
        out.writeDouble(figure.person());
        out.writeDouble(figure.stood());
        out.writeLong(figure.seenMicros());
        out.writeLong(figure.tinySinceMicros());
        Descending way = figure.way();
        out.writeLong(way.downMicros());
        out.writeDouble(way.drop());
        out.writeDouble(way.hop());
        out.writeDouble(way.roamed());
        out.writeLong(way.stayMicros());
        out.writeDouble(way.stayX());
        out.writeDouble(way.stayY());
        out.writeDouble(way.stayTop());
        Fields.writeList(way.looks(), FallStates::writeLook, out);
        writeLie(figure.lie(), out);
    }

    private static Figure readFigure(DataInputView in) throws IOException {
        return new Figure(
                in.readLong(),
                Boxes.read(in),
                readStance(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                new Descending(
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        Fields.readList(FallStates::readLook, in)),
                readLie(in));
    }

    private static void writeLook(Look look, DataOutputView out) throws IOException {
        out.writeLong(look.atMicros());
        Boxes.write(look.box(), out);
        out.writeBoolean(look.seen());
        out.writeDouble(look.covered());
        out.writeDouble(look.tall());
        out.writeDouble(look.stillSeconds());
        out.writeDouble(look.fill());
        out.writeInt(look.company());
    }

    private static Look readLook(DataInputView in) throws IOException {
        return new Look(
                in.readLong(),
                Boxes.read(in),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt());
    }

    private static void writeStance(Stance stance, DataOutputView out) throws IOException {
        out.writeDouble(stance.x());
        out.writeDouble(stance.top());
        out.writeDouble(stance.bottom());
        out.writeDouble(stance.height());
        out.writeDouble(stance.aspect());
        out.writeLong(stance.atMicros());
    }

    private static Stance readStance(DataInputView in) throws IOException {
        return new Stance(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong());
    }

    private static void writeBody(Body body, DataOutputView out) throws IOException {
        out.writeLong(body.id());
        Boxes.write(body.box(), out);
        out.writeLong(body.bornMicros());
        out.writeLong(body.seenMicros());
        out.writeInt(body.sightings());
        out.writeDouble(body.person());
        out.writeDouble(body.stood());
        writeStance(body.standing(), out);
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
                readStance(in),
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
