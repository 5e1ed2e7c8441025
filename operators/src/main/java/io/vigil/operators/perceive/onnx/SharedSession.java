package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A loaded model, of which a process has one however many use it: ONNX Runtime lets many threads
 * run the same session, each with tensors of its own. It is unloaded when the last has closed it.
 */
final class SharedSession implements AutoCloseable {
    /** What is loaded in this process; guarded by itself. */
    private static final Map<Key, SharedSession> LOADED = new HashMap<>();

    private final Key key;
    private final OrtSession session;
    private final Map<Integer, BatchProof> proofs = new HashMap<>();
    private int holders;

    private SharedSession(Key key, OrtSession session) {
        this.key = key;
        this.session = session;
    }

    /** A file that was replaced is another model. */
    private record Key(Path file, FileTime modified, long bytes, int threads, Provider provider) {}

    /**
     * @throws ModelException if it is not a model that can be loaded
     */
    static SharedSession open(Path file, ModelOptions options) {
        synchronized (LOADED) {
            Key key = key(file, options);
            SharedSession known = LOADED.get(key);
            if (known == null) {
                known = new SharedSession(key, OnnxFile.load(file, options));
                LOADED.put(key, known);
            }
            known.holders++;
            return known;
        }
    }

    private static Key key(Path file, ModelOptions options) {
        try {
            Path real = file.toRealPath();
            return new Key(
                    real,
                    Files.getLastModifiedTime(real),
                    Files.size(real),
                    options.threads(),
                    options.provider());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OrtSession session() {
        return session;
    }

    /** What was tried once need not be tried again by the next that uses the model. */
    synchronized BatchProof proof(int most, Supplier<BatchProof> tried) {
        BatchProof known = proofs.get(most);
        if (known == null) {
            known = tried.get();
            proofs.put(most, known);
        }
        return known;
    }

    @Override
    public void close() {
        synchronized (LOADED) {
            holders--;
            if (holders == 0) {
                LOADED.remove(key);
                OnnxFile.closeQuietly(session);
            }
        }
    }
}
