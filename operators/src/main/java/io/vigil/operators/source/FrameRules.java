package io.vigil.operators.source;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.Region;

/** What must hold of a frame before its pixels are touched. */
final class FrameRules {
    private FrameRules() {}

    static void check(Frame frame) throws RejectedException {
        checkSize(frame);
        if (frame.encoding() == FrameEncoding.JPEG) {
            checkJpeg(frame);
        } else {
            long needed = frame.encoding().rawBytes(frame.width(), frame.height());
            if (frame.image().length != needed) {
                throw rejected(
                        "size-mismatch",
                        frame,
                        "%s of %dx%d needs %d bytes, but has %d"
                                .formatted(
                                        frame.encoding(),
                                        frame.width(),
                                        frame.height(),
                                        needed,
                                        frame.image().length));
            }
        }
        checkCompanions(frame);
    }

    private static void checkSize(Frame frame) throws RejectedException {
        int width = frame.width();
        int height = frame.height();
        if (frame.image().length > Limits.IMAGE_BYTES) {
            throw rejected(
                    "too-large",
                    frame,
                    "image needs at most %d bytes, but has %d"
                            .formatted(Limits.IMAGE_BYTES, frame.image().length));
        }
        if (width < 1 || height < 1 || width > Limits.SIDE || height > Limits.SIDE) {
            throw rejected(
                    "bad-dimensions",
                    frame,
                    "width and height need to be 1 to %d pixels, but are %dx%d"
                            .formatted(Limits.SIDE, width, height));
        }
        if ((long) width * height > Limits.PIXELS) {
            throw rejected(
                    "decompression-bomb",
                    frame,
                    "image needs at most %d pixels, but says %dx%d in %d bytes"
                            .formatted(Limits.PIXELS, width, height, frame.image().length));
        }
        if (frame.encoding() == FrameEncoding.NV12 && (width % 2 != 0 || height % 2 != 0)) {
            throw rejected(
                    "bad-dimensions",
                    frame,
                    "NV12 needs even width and height, but has %dx%d".formatted(width, height));
        }
    }

    private static void checkJpeg(Frame frame) throws RejectedException {
        JpegHeader header;
        try {
            header = JpegHeader.read(frame.image());
        } catch (RejectedException broken) {
            throw rejected(broken.reason(), frame, broken.getMessage());
        }
        if (header.width() != frame.width() || header.height() != frame.height()) {
            throw rejected(
                    "size-mismatch",
                    frame,
                    "JPEG says %dx%d, the record %dx%d"
                            .formatted(
                                    header.width(),
                                    header.height(),
                                    frame.width(),
                                    frame.height()));
        }
        if (header.scans() > Limits.JPEG_SCANS) {
            throw rejected(
                    "decompression-bomb",
                    frame,
                    "JPEG needs at most %d scans, but has %d"
                            .formatted(Limits.JPEG_SCANS, header.scans()));
        }
    }

    private static void checkCompanions(Frame frame) throws RejectedException {
        CameraMotion motion = frame.cameraMotion();
        double sum =
                motion.a11()
                        + motion.a12()
                        + motion.tx()
                        + motion.a21()
                        + motion.a22()
                        + motion.ty();
        if (!Double.isFinite(sum)) {
            throw rejected(
                    "invalid", frame, "camera motion needs finite numbers: %s".formatted(motion));
        }
        for (Region region : frame.regions()) {
            if (region.right() > frame.width() || region.bottom() > frame.height()) {
                throw rejected(
                        "invalid",
                        frame,
                        "%s reaches beyond the image of %dx%d"
                                .formatted(region, frame.width(), frame.height()));
            }
        }
        if (frame.captured() < 0 || frame.shed().values().stream().anyMatch(n -> n < 0)) {
            throw rejected(
                    "invalid",
                    frame,
                    "counts need to be 0 or more, but captured is %d and shed %s"
                            .formatted(frame.captured(), frame.shed()));
        }
    }

    private static RejectedException rejected(String reason, Frame frame, String text) {
        return new RejectedException(
                reason,
                "Camera %s: frame %d/%d: %s"
                        .formatted(frame.camera(), frame.epoch(), frame.sequence(), text));
    }
}
