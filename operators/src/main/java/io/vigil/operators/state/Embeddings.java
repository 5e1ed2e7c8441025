package io.vigil.operators.state;

import io.vigil.tracking.Embedding;
import io.vigil.tracking.EmbeddingSteps;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout of an embedding: its length (4 bytes), and unless that is 0 a form (1 byte) and the values
 * in it. What perception emits is in steps of one byte; any other keeps every bit.
 */
final class Embeddings {
    private static final int STEPS = 0;
    private static final int FLOATS = 1;

    private Embeddings() {}

    static void write(Embedding embedding, DataOutputView out) throws IOException {
        out.writeInt(embedding.dimension());
        if (!embedding.isPresent()) {
            return;
        }
        Optional<byte[]> steps = EmbeddingSteps.of(embedding);
        if (steps.isPresent()) {
            out.writeByte(STEPS);
            out.write(steps.get());
        } else {
            out.writeByte(FLOATS);
            for (float value : embedding.values()) {
                out.writeFloat(value);
            }
        }
    }

    static Embedding read(DataInputView in) throws IOException {
        int dimension = in.readInt();
        if (dimension == 0) {
            return Embedding.NONE;
        }
        int form = in.readByte();
        return switch (form) {
            case STEPS -> {
                byte[] steps = new byte[dimension];
                in.readFully(steps);
                yield EmbeddingSteps.embedding(steps);
            }
            case FLOATS -> {
                float[] values = new float[dimension];
                for (int i = 0; i < dimension; i++) {
                    values[i] = in.readFloat();
                }
                yield Embedding.ofUnit(values);
            }
            default -> throw new IOException("Embedding needs a form of 0 or 1, but was " + form);
        };
    }
}
