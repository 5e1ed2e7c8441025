package io.vigil.operators.state;

import io.vigil.tracking.spatial.Change;
import io.vigil.tracking.spatial.GroundTrack;
import io.vigil.tracking.spatial.ImageMotion;
import io.vigil.tracking.spatial.Sides;
import io.vigil.tracking.spatial.Spot;
import io.vigil.tracking.spatial.Spread;
import io.vigil.tracking.spatial.Trail;
import io.vigil.tracking.spatial.Visit;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a track at a camera's places, version 1. */
final class Trails {
    private Trails() {}

    static void write(Trail trail, DataOutputView out) throws IOException {
        out.writeLong(trail.id());
        Fields.writeString(trail.label(), out);
        writeSpot(trail.first(), out);
        writeSpot(trail.last(), out);
        out.writeLong(trail.endedMicros());
        out.writeDouble(trail.diagonal());
        writeMotion(trail.motion(), out);
        writeGround(trail.ground(), out);
        Fields.writeBytes(trail.sides().codes(), out);
        Fields.writeList(trail.changes(), Trails::writeChange, out);
        Fields.writeList(trail.visits(), Trails::writeVisit, out);
        Fields.writeList(trail.told(), SpatialEvents::write, out);
    }

    static Trail read(DataInputView in) throws IOException {
        return new Trail(
                in.readLong(),
                Fields.readString(in),
                readSpot(in),
                readSpot(in),
                in.readLong(),
                in.readDouble(),
                readMotion(in),
                readGround(in),
                new Sides(Fields.readBytes(in)),
                Fields.readList(Trails::readChange, in),
                Fields.readList(Trails::readVisit, in),
                Fields.readList(SpatialEvents::read, in));
    }

    private static void writeSpot(Spot spot, DataOutputView out) throws IOException {
        out.writeLong(spot.micros());
        out.writeDouble(spot.x());
        out.writeDouble(spot.y());
    }

    private static Spot readSpot(DataInputView in) throws IOException {
        return new Spot(in.readLong(), in.readDouble(), in.readDouble());
    }

    private static void writeMotion(ImageMotion motion, DataOutputView out) throws IOException {
        out.writeDouble(motion.x());
        out.writeDouble(motion.y());
        out.writeDouble(motion.speedX());
        out.writeDouble(motion.speedY());
        out.writeInt(motion.sightings());
    }

    private static ImageMotion readMotion(DataInputView in) throws IOException {
        return new ImageMotion(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
    }

    /** Where nothing is known, the sightings are 0 and only the way travelled follows. */
    private static void writeGround(GroundTrack ground, DataOutputView out) throws IOException {
        out.writeInt(ground.sightings());
        out.writeDouble(ground.travelledMetres());
        if (ground.sightings() == 0) {
            return;
        }
        out.writeLong(ground.micros());
        out.writeInt(ground.missed());
        out.writeDouble(ground.surprise());
        out.writeDouble(ground.eastMetres());
        out.writeDouble(ground.northMetres());
        out.writeDouble(ground.eastSpeed());
        out.writeDouble(ground.northSpeed());
        Spread spread = ground.spread();
        out.writeDouble(spread.ee());
        out.writeDouble(spread.en());
        out.writeDouble(spread.nn());
        out.writeDouble(spread.ea());
        out.writeDouble(spread.eb());
        out.writeDouble(spread.na());
        out.writeDouble(spread.nb());
        out.writeDouble(spread.aa());
        out.writeDouble(spread.ab());
        out.writeDouble(spread.bb());
    }

    private static GroundTrack readGround(DataInputView in) throws IOException {
        int sightings = in.readInt();
        double travelled = in.readDouble();
        if (sightings == 0) {
            return GroundTrack.NONE.withTravelled(travelled);
        }
        return new GroundTrack(
                in.readLong(),
                sightings,
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                new Spread(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble()),
                travelled);
    }

    private static void writeChange(Change change, DataOutputView out) throws IOException {
        out.writeInt(change.place());
        writeSpot(change.cut(), out);
        out.writeBoolean(change.counts());
        out.writeLong(change.sinceMicros());
        out.writeInt(change.sightings());
    }

    private static Change readChange(DataInputView in) throws IOException {
        return new Change(
                in.readInt(), readSpot(in), in.readBoolean(), in.readLong(), in.readInt());
    }

    private static void writeVisit(Visit visit, DataOutputView out) throws IOException {
        out.writeInt(visit.place());
        out.writeLong(visit.sinceMicros());
    }

    private static Visit readVisit(DataInputView in) throws IOException {
        return new Visit(in.readInt(), in.readLong());
    }
}
