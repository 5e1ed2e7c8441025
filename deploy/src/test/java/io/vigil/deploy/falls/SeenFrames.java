package io.vigil.deploy.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.falls.FallFrame;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps what was seen of a room in a file, so that it need not be looked at again. */
final class SeenFrames {
    private SeenFrames() {}

    /** Whole or not at all. */
    static void write(List<FallFrame> frames, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new GZIPOutputStream(Files.newOutputStream(part))))) {
            out.writeInt(frames.size());
            for (FallFrame frame : frames) {
                write(frame, out);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(FallFrame frame, DataOutputStream out) throws IOException {
        out.writeLong(frame.capturedAtMicros());
        out.writeInt(frame.width());
        out.writeInt(frame.height());
        out.writeInt(frame.detections().size());
        for (Detection detection : frame.detections()) {
            write(detection.box(), out);
            out.writeDouble(detection.score());
            out.writeUTF(detection.label());
        }
        out.writeInt(frame.foreground().size());
        for (Foreground patch : frame.foreground()) {
            write(patch.box(), out);
            out.writeDouble(patch.fill());
            out.writeLong(patch.stillMicros());
            out.writeDouble(patch.certainty());
        }
    }

    private static void write(Box box, DataOutputStream out) throws IOException {
        out.writeDouble(box.left());
        out.writeDouble(box.top());
        out.writeDouble(box.right());
        out.writeDouble(box.bottom());
    }

    static List<FallFrame> read(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            List<FallFrame> frames = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                frames.add(frame(in));
            }
            return frames;
        }
    }

    private static FallFrame frame(DataInputStream in) throws IOException {
        long micros = in.readLong();
        int width = in.readInt();
        int height = in.readInt();
        List<Detection> detections = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Box box = box(in);
            double score = in.readDouble();
            detections.add(new Detection(box, score, in.readUTF()));
        }
        List<Foreground> foreground = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Box box = box(in);
            double fill = in.readDouble();
            long still = in.readLong();
            foreground.add(new Foreground(box, fill, still, in.readDouble()));
        }
        return new FallFrame(micros, width, height, detections, foreground);
    }

    private static Box box(DataInputStream in) throws IOException {
        return new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
