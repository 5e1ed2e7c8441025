package io.vigil.operators.state;

import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Layout;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.Zone;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a camera's places, version 1. */
final class Layouts {
    private Layouts() {}

    static void write(Layout layout, DataOutputView out) throws IOException {
        Fields.writeString(layout.anchor().name(), out);
        Fields.writeList(layout.lines(), Layouts::writeLine, out);
        Fields.writeList(layout.zones(), Layouts::writeZone, out);
        Fields.writeList(layout.ground(), Layouts::writeGround, out);
    }

    static Layout read(DataInputView in) throws IOException {
        return new Layout(
                Anchor.valueOf(Fields.readString(in)),
                Fields.readList(Layouts::readLine, in),
                Fields.readList(Layouts::readZone, in),
                Fields.readList(Layouts::readGround, in));
    }

    private static void writePoint(Point point, DataOutputView out) throws IOException {
        out.writeDouble(point.x());
        out.writeDouble(point.y());
    }

    private static Point readPoint(DataInputView in) throws IOException {
        return new Point(in.readDouble(), in.readDouble());
    }

    private static void writeLine(Line line, DataOutputView out) throws IOException {
        Fields.writeString(line.id(), out);
        writePoint(line.start(), out);
        writePoint(line.end(), out);
    }

    private static Line readLine(DataInputView in) throws IOException {
        return new Line(Fields.readString(in), readPoint(in), readPoint(in));
    }

    private static void writeZone(Zone zone, DataOutputView out) throws IOException {
        Fields.writeString(zone.id(), out);
        Fields.writeList(zone.corners(), Layouts::writePoint, out);
    }

    private static Zone readZone(DataInputView in) throws IOException {
        return new Zone(Fields.readString(in), Fields.readList(Layouts::readPoint, in));
    }

    private static void writeGround(GroundPoint point, DataOutputView out) throws IOException {
        writePoint(point.image(), out);
        out.writeDouble(point.eastMetres());
        out.writeDouble(point.northMetres());
    }

    private static GroundPoint readGround(DataInputView in) throws IOException {
        return new GroundPoint(readPoint(in), in.readDouble(), in.readDouble());
    }
}
