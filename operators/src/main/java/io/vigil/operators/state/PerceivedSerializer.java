package io.vigil.operators.state;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.FrameDetections;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What goes from perception to tracking: numbers only. */
public final class PerceivedSerializer extends VersionedSerializer<Perceived> {
    static final PerceivedSerializer INSTANCE = new PerceivedSerializer();

    private static final int FRAME = 0;
    private static final int REJECTED = 1;
    private static final int EVENT = 2;

    private static final int WITH_EMBEDDINGS = 2;

    /** And with attributes, keypoints, and frames that were not looked at. */
    private static final int WITH_STATISTICS = 3;

    /** And with the scene's grid among the statistics. */
    private static final int WITH_GRID = 4;

    /** And with foreground and glances, which 5 had not. */
    private static final int WITH_SIGHTS = 6;

    /** And with frames that no model of the camera looked at, and versions of such models. */
    private static final int WITH_GLANCED = 7;

    /** And with where in a glance the error is. */
    private static final int WITH_MAPS = 8;

    @Override
    int version() {
        return 8;
    }

    @Override
    void write(Perceived perceived, DataOutputView out) throws IOException {
        if (perceived instanceof PerceivedFrame frame) {
            out.writeByte(FRAME);
            writeFrame(frame.detections(), out);
            out.writeBoolean(frame.looked());
            writeStatistics(frame.statistics(), out);
            out.writeLong(frame.captured());
            Fields.writeCounts(frame.shed(), out);
            Fields.writeList(frame.foreground(), Sights::write, out);
            out.writeBoolean(frame.glanced());
            Fields.writeList(frame.glances(), Sights::write, out);
        } else if (perceived instanceof Rejected rejected) {
            out.writeByte(REJECTED);
            DeadLetters.write(rejected.letter(), out);
        } else if (perceived instanceof CameraEvent event) {
            out.writeByte(EVENT);
            CameraEvents.write(event.record(), out);
        }
    }

    @Override
    Perceived read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case FRAME -> readPerceived(version, in);
            case REJECTED -> new Rejected(DeadLetters.read(in));
            case EVENT -> new CameraEvent(CameraEvents.read(version >= WITH_GLANCED, in));
            default -> throw new IOException("Perceived needs a kind of 0 to 2, but was " + kind);
        };
    }

    private static PerceivedFrame readPerceived(int version, DataInputView in) throws IOException {
        FrameDetections detections = readFrame(version, in);
        boolean looked = version < WITH_STATISTICS || in.readBoolean();
        ImageStatistics statistics = readStatistics(version, in);
        long captured = in.readLong();
        SortedMap<String, Long> shed = Fields.readCounts(in);
        if (version < WITH_SIGHTS) {
            return new PerceivedFrame(detections, looked, statistics, captured, shed);
        }
        List<Foreground> foreground = Fields.readList(Sights::readForeground, in);
        boolean said = version >= WITH_GLANCED && in.readBoolean();
        List<Glance> glances =
                Fields.readList(from -> Sights.readGlance(version >= WITH_MAPS, from), in);
        return new PerceivedFrame(
                detections,
                looked,
                statistics,
                captured,
                shed,
                foreground,
                said || !glances.isEmpty(),
                glances);
    }

    private static void writeFrame(FrameDetections frame, DataOutputView out) throws IOException {
        Fields.writeString(frame.camera(), out);
        out.writeLong(frame.epoch());
        out.writeLong(frame.sequence());
        out.writeLong(frame.capturedAtMicros());
        out.writeInt(frame.width());
        out.writeInt(frame.height());
        Affines.write(frame.cameraMotion(), out);
        Fields.writeList(frame.detections(), PerceivedSerializer::writeDetection, out);
    }

    private static FrameDetections readFrame(int version, DataInputView in) throws IOException {
        return new FrameDetections(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                Affines.read(in),
                Fields.readList(from -> readDetection(version, from), in));
    }

    private static void writeDetection(Detection detection, DataOutputView out) throws IOException {
        Boxes.write(detection.box(), out);
        out.writeDouble(detection.score());
        Fields.writeString(detection.label(), out);
        Embeddings.write(detection.embedding(), out);
        Fields.writeList(detection.attributes(), PerceivedSerializer::writeAttribute, out);
        Fields.writeList(detection.keypoints(), Keypoints::write, out);
    }

    private static Detection readDetection(int version, DataInputView in) throws IOException {
        Box box = Boxes.read(in);
        double score = in.readDouble();
        String label = Fields.readString(in);
        Embedding embedding = version < WITH_EMBEDDINGS ? Embedding.NONE : Embeddings.read(in);
        if (version < WITH_STATISTICS) {
            return new Detection(box, score, label, embedding);
        }
        return new Detection(
                box,
                score,
                label,
                embedding,
                Fields.readList(PerceivedSerializer::readAttribute, in),
                Fields.readList(Keypoints::read, in));
    }

    private static void writeAttribute(Attribute attribute, DataOutputView out) throws IOException {
        Fields.writeString(attribute.name(), out);
        Fields.writeString(attribute.value(), out);
        out.writeDouble(attribute.score());
    }

    private static Attribute readAttribute(DataInputView in) throws IOException {
        return new Attribute(Fields.readString(in), Fields.readString(in), in.readDouble());
    }

    private static void writeStatistics(ImageStatistics statistics, DataOutputView out)
            throws IOException {
        out.writeDouble(statistics.brightness());
        out.writeDouble(statistics.contrast());
        out.writeDouble(statistics.sharpness());
        out.writeDouble(statistics.moving());
        Fields.writeBytes(statistics.grid().bytes(), out);
    }

    private static ImageStatistics readStatistics(int version, DataInputView in)
            throws IOException {
        if (version < WITH_STATISTICS) {
            return ImageStatistics.UNKNOWN;
        }
        return new ImageStatistics(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                version < WITH_GRID ? SceneGrid.NONE : SceneGrid.of(Fields.readBytes(in)));
    }

    @Override
    public TypeSerializerSnapshot<Perceived> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Perceived> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
