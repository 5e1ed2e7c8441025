package io.vigil.operators.source;

/**
 * What a JPEG says of itself before it is decoded (ITU-T T.81, annex B).
 *
 * @param width in pixels
 * @param height in pixels
 * @param scans how often a decoder passes over the image
 */
record JpegHeader(int width, int height, int scans) {
    private static final int MARKER = 0xff;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xd0;
    private static final int SOF0 = 0xc0;
    private static final int SOF15 = 0xcf;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;

    /**
     * @throws RejectedException {@code bad-jpeg} if it is none, {@code truncated} if it ends early
     */
    static JpegHeader read(byte[] image) throws RejectedException {
        if (image.length < 4 || at(image, 0) != MARKER || at(image, 1) != SOI) {
            throw bad(
                    "JPEG of %d bytes needs to start with FF D8, but does not"
                            .formatted(image.length));
        }
        int width = 0;
        int height = 0;
        int scans = 0;
        int position = 2;
        while (true) {
            position = nextMarker(image, position);
            int marker = at(image, position - 1);
            if (marker == EOI) {
                if (scans == 0) {
                    throw bad("JPEG of %d bytes ends without an image".formatted(image.length));
                }
                return new JpegHeader(width, height, scans);
            }
            if (standsAlone(marker)) {
                continue;
            }
            int length = need(image, position, 2, "a segment's length");
            if (length < 2) {
                throw bad("JPEG segment needs a length of 2 or more, but has %d".formatted(length));
            }
            if (isFrame(marker)) {
                if (width > 0) {
                    throw bad(
                            "JPEG needs one frame header, but has another at %d"
                                    .formatted(position));
                }
                height = need(image, position + 3, 2, "a height");
                width = need(image, position + 5, 2, "a width");
                if (width == 0 || height == 0) {
                    throw bad(
                            "JPEG needs a size in its header, but has %dx%d"
                                    .formatted(width, height));
                }
            } else if (marker == SOS) {
                if (width == 0) {
                    throw bad("JPEG needs a frame header before its image, but has none");
                }
                scans++;
            }
            position += length;
        }
    }

    /** The position after the next marker; what stands before it is entropy-coded or filling. */
    private static int nextMarker(byte[] image, int from) throws RejectedException {
        for (int i = from; i + 1 < image.length; i++) {
            if (at(image, i) == MARKER && at(image, i + 1) != 0 && at(image, i + 1) != MARKER) {
                return i + 2;
            }
        }
        throw new RejectedException(
                "truncated",
                "JPEG of %d bytes needs an end marker (FF D9), but has none"
                        .formatted(image.length));
    }

    private static boolean standsAlone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= SOI);
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private static int need(byte[] image, int position, int bytes, String what)
            throws RejectedException {
        if (position + bytes > image.length) {
            throw new RejectedException(
                    "truncated",
                    "JPEG of %d bytes ends before %s at %d"
                            .formatted(image.length, what, position));
        }
        return (at(image, position) << 8) | at(image, position + 1);
    }

    private static int at(byte[] image, int position) {
        return image[position] & 0xff;
    }

    private static RejectedException bad(String text) {
        return new RejectedException("bad-jpeg", text);
    }
}
