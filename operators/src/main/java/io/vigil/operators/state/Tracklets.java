package io.vigil.operators.state;

import io.vigil.tracking.Embedding;
import io.vigil.tracking.Sighting;
import io.vigil.tracking.Sightings;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.TraitVotes;
import io.vigil.tracking.appearance.Appearance;
import io.vigil.tracking.appearance.View;
import io.vigil.tracking.motion.Motion;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout of a track, version 3. Version 1 had no sightings and no appearance, version 2 no traits.
 */
final class Tracklets {
    private static final int WITH_TRAITS = 3;

    private Tracklets() {}

    static void write(Tracklet tracklet, DataOutputView out) throws IOException {
        out.writeLong(tracklet.id());
        out.writeByte(code(tracklet.status()));
        Fields.writeString(tracklet.label(), out);
        writeMotion(tracklet.motion(), out);
        out.writeDouble(tracklet.score());
        out.writeDouble(tracklet.previousScore());
        out.writeLong(tracklet.firstSeenMicros());
        out.writeLong(tracklet.lastSeenMicros());
        out.writeLong(tracklet.frames());
        writeSightings(tracklet.sightings(), tracklet.motion(), out);
        writeAppearance(tracklet.appearance(), out);
        Traits.writeVotes(tracklet.traits(), out);
    }

    /**
     * @param version from 2
     */
    static Tracklet read(int version, DataInputView in) throws IOException {
        long id = in.readLong();
        Tracklet.Status status = status(in.readByte());
        String label = Fields.readString(in);
        Motion motion = readMotion(in);
        return new Tracklet(
                id,
                status,
                label,
                motion,
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readSightings(motion, in),
                readAppearance(in),
                version < WITH_TRAITS ? TraitVotes.NONE : Traits.readVotes(in));
    }

    /** Version 1: what was seen last is taken to be where the filter believes the track. */
    static Tracklet readFirst(DataInputView in) throws IOException {
        long id = in.readLong();
        Tracklet.Status status = status(in.readByte());
        String label = Fields.readString(in);
        Motion motion = readNumbers(Motion.Form.SIDES, in);
        double score = in.readDouble();
        long firstSeenMicros = in.readLong();
        long lastSeenMicros = in.readLong();
        return new Tracklet(
                id,
                status,
                label,
                motion,
                score,
                score,
                firstSeenMicros,
                lastSeenMicros,
                in.readLong(),
                Sightings.first(motion.box(), lastSeenMicros, motion),
                Appearance.NONE,
                TraitVotes.NONE);
    }

    private static void writeMotion(Motion motion, DataOutputView out) throws IOException {
        out.writeByte(
                switch (motion.form()) {
                    case SIDES -> 1;
                    case ASPECT -> 2;
                    case AREA -> 3;
                });
        for (int i = 0; i < Motion.SIZE; i++) {
            out.writeDouble(motion.number(i));
        }
    }

    private static Motion readMotion(DataInputView in) throws IOException {
        int code = in.readByte();
        Motion.Form form =
                switch (code) {
                    case 1 -> Motion.Form.SIDES;
                    case 2 -> Motion.Form.ASPECT;
                    case 3 -> Motion.Form.AREA;
                    default ->
                            throw new IOException("Motion needs a form of 1 to 3, but was " + code);
                };
        return readNumbers(form, in);
    }

    private static Motion readNumbers(Motion.Form form, DataInputView in) throws IOException {
        double[] numbers = new double[Motion.SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return Motion.of(form, numbers);
    }

    /**
     * @param present the track's motion, which in a track that was just seen is the sightings' too
     */
    private static void writeSightings(Sightings sightings, Motion present, DataOutputView out)
            throws IOException {
        out.writeInt(sightings.count());
        out.writeInt(sightings.streak());
        writeSighting(sightings.last(), out);
        writeSighting(sightings.second(), out);
        writeSighting(sightings.third(), out);
        writeSighting(sightings.fourth(), out);
        boolean same = sightings.motion().equals(present);
        out.writeBoolean(same);
        if (!same) {
            writeMotion(sightings.motion(), out);
        }
    }

    private static Sightings readSightings(Motion present, DataInputView in) throws IOException {
        return new Sightings(
                in.readInt(),
                in.readInt(),
                readSighting(in),
                readSighting(in),
                readSighting(in),
                readSighting(in),
                in.readBoolean() ? present : readMotion(in));
    }

    private static void writeSighting(Sighting sighting, DataOutputView out) throws IOException {
        Boxes.write(sighting.box(), out);
        out.writeLong(sighting.micros());
    }

    private static Sighting readSighting(DataInputView in) throws IOException {
        return new Sighting(Boxes.read(in), in.readLong());
    }

    private static void writeAppearance(Appearance appearance, DataOutputView out)
            throws IOException {
        out.writeInt(appearance.mean().dimension());
        for (int i = 0; i < appearance.mean().dimension(); i++) {
            out.writeFloat(appearance.mean().value(i));
        }
        Fields.writeList(appearance.views(), Tracklets::writeView, out);
    }

    private static Appearance readAppearance(DataInputView in) throws IOException {
        float[] mean = new float[in.readInt()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = in.readFloat();
        }
        return new Appearance(
                Embedding.ofUnit(mean), Fields.<View>readList(Tracklets::readView, in));
    }

    private static void writeView(View view, DataOutputView out) throws IOException {
        out.writeFloat(view.scale());
        Fields.writeBytes(view.values(), out);
    }

    private static View readView(DataInputView in) throws IOException {
        float scale = in.readFloat();
        return View.of(Fields.readBytes(in), scale);
    }

    /** Not the ordinal, which changes when a status is put between others. */
    private static int code(Tracklet.Status status) {
        return switch (status) {
            case TENTATIVE -> 1;
            case TRACKED -> 2;
            case LOST -> 3;
        };
    }

    private static Tracklet.Status status(int code) throws IOException {
        return switch (code) {
            case 1 -> Tracklet.Status.TENTATIVE;
            case 2 -> Tracklet.Status.TRACKED;
            case 3 -> Tracklet.Status.LOST;
            default -> throw new IOException("Track status needs to be 1 to 3, but was " + code);
        };
    }
}
