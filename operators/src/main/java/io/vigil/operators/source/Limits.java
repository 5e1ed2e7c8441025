package io.vigil.operators.source;

/** What a frame may cost at most. Ingest keeps to the same; others may not. */
final class Limits {
    /** Of an encoded or raw image. */
    static final int IMAGE_BYTES = 8 << 20;

    /** Of a whole record: an image and what travels with it. */
    static final int RECORD_BYTES = IMAGE_BYTES + (1 << 20);

    /** Pixels along a side. */
    static final int SIDE = 16_384;

    /** An 8K frame and a little: decoded it takes about 100 MB. */
    static final long PIXELS = 36_000_000;

    /** Scans of a progressive JPEG: encoders write about 10, each costs a pass over the image. */
    static final int JPEG_SCANS = 64;

    static final int CAMERA_CHARACTERS = 255;

    static final int DETAIL_CHARACTERS = 1000;

    private Limits() {}
}
