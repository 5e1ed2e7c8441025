package io.vigil.ingest.capture;

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

    @Override
    void close();
}
