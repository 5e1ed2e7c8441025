package io.vigil.sinks.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests the values of one camera's records, so that two runs can be compared. Not for many
 * threads.
 */
public final class LogDigest {
    private final MessageDigest digest;
    private long records;

    /** Of no record yet. */
    public LogDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /**
     * @param value of the next record in offset order
     */
    public void add(byte[] value) {
        records++;
        // The length keeps two records apart from one that holds both.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
        digest.update(value);
    }

    /** What was added; nothing can be added after. */
    public LogContent content() {
        return new LogContent(records, HexFormat.of().formatHex(digest.digest()));
    }
}
