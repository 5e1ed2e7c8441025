package io.vigil.ingest;

/** How a frame's pixels are laid out. */
public enum FrameEncoding {
    JPEG,
    /** 3 bytes a pixel, blue first, rows without padding. */
    BGR24,
    /** 1 byte a pixel, rows without padding. */
    GRAY8,
    /**
     * A full-size luma plane, then interleaved U and V at half size in both directions; even width
     * and height.
     */
    NV12;

    /** The exact number of bytes of a raw image of this size, or -1 for a compressed encoding. */
    public long rawBytes(int width, int height) {
        long pixels = (long) width * height;
        return switch (this) {
            case JPEG -> -1;
            case BGR24 -> 3 * pixels;
            case GRAY8 -> pixels;
            case NV12 -> pixels + pixels / 2;
        };
    }
}
