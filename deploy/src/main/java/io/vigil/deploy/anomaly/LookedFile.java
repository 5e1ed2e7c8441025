package io.vigil.deploy.anomaly;

import io.vigil.operators.perceive.Looked;
import io.vigil.tracking.Box;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What was looked at in calibration footage, on disk until the networks are there to judge it. */
final class LookedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final DataOutputStream out;
    private int frames;

    LookedFile() throws IOException {
        Path name = Files.createTempFile("vigil-anomaly", ".looked");
        // Gone from the folder at once where the system lets it, so that a kill leaves nothing.
        file =
                FileChannel.open(
                        name,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(name);
        out =
                new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    }

    /** Is given each frame back, in the order in which they were added. */
    interface Reader {
        void read(int block, long micros, List<Looked> looked);
    }

    void add(int block, long micros, List<Looked> looked) throws IOException {
        frames++;
        out.writeInt(block);
        out.writeLong(micros);
        out.writeInt(looked.size());
        for (Looked one : looked) {
            Box box = one.box();
            for (double number :
                    new double[] {
                        box.left(),
                        box.top(),
                        box.right(),
                        box.bottom(),
                        one.flowX(),
                        one.flowY(),
                        one.flowFast()
                    }) {
                out.writeDouble(number);
            }
            out.writeUTF(one.label());
            out.writeInt(one.grey().length);
            out.write(one.grey());
        }
    }

    /** Once all are added. */
    void read(Reader reader) throws IOException {
        out.flush();
        file.position(0);
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
        for (int frame = 0; frame < frames; frame++) {
            int block = in.readInt();
            long micros = in.readLong();
            int count = in.readInt();
            List<Looked> looked = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                looked.add(one(in));
            }
            reader.read(block, micros, looked);
        }
    }

    private static Looked one(DataInputStream in) throws IOException {
        Box box = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        double flowX = in.readDouble();
        double flowY = in.readDouble();
        double flowFast = in.readDouble();
        String label = in.readUTF();
        byte[] grey = new byte[in.readInt()];
        in.readFully(grey);
        return new Looked(box, label, grey, flowX, flowY, flowFast);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
