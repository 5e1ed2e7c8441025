package io.vigil.ingest.capture;

import java.util.Map;

/**
 * One camera or file being read. Used by one thread; {@link #close} may come from another and ends
 * a waiting read.
 */
public interface FrameSource extends AutoCloseable {
    /**
     * Waits for the next image.
     *
     * @return the image, valid until the next call, or null where the source has ended for good
     * @throws SourceException if the source broke: it says whether opening it again may help
     */
    Captured next() throws SourceException;

    /** Whether images are lost when nobody reads (a camera), or wait (a file). */
    boolean live();

    /**
     * Microseconds since 1970 of source time 0, for a source that stamps its images itself (a
     * recording); -1 where time is laid on arrival (a camera).
     */
    default long originMicros() {
        return -1;
    }

    /**
     * Images that this source has had and could not hand over, by reason: all that lie before the
     * image returned last, none that lie after it, since the source was opened.
     */
    default Map<String, Long> shed() {
        return Map.of();
    }

    /** How much it says that it holds, before it is read. */
    default SourceLength length() {
        return SourceLength.UNKNOWN;
    }

    @Override
    void close();
}
