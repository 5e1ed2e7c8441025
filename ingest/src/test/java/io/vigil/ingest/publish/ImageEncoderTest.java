package io.vigil.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vigil.ingest.FrameEncoding;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class ImageEncoderTest {
    /** Blue is 200, green 100, red 50: luma is .114 B + .587 G + .299 R = 96. */
    private static Mat image(int width, int height) {
        return new Mat(height, width, CV_8UC3, new Scalar(200, 100, 50, 0));
    }

    @Test
    void jpegIsReadBackAsTheImage() {
        byte[] bytes = encode(FrameEncoding.JPEG, 64, 48).bytes();
        Mat read =
                opencv_imgcodecs.imdecode(
                        new Mat(new BytePointer(bytes)), opencv_imgcodecs.IMREAD_COLOR);
        assertThat(read.cols()).isEqualTo(64);
        assertThat(read.rows()).isEqualTo(48);
        assertThat(read.data().get(0) & 0xff).isCloseTo(200, within(3));
    }

    @Test
    void rawEncodingsHaveExactlyTheirBytes() {
        for (FrameEncoding encoding :
                new FrameEncoding[] {
                    FrameEncoding.BGR24, FrameEncoding.GRAY8, FrameEncoding.NV12
                }) {
            ImageEncoder.Encoded image = encode(encoding, 64, 48);
            assertThat(image.bytes()).hasSize((int) encoding.rawBytes(64, 48));
        }
        assertThat(encode(FrameEncoding.BGR24, 4, 4).bytes())
                .startsWith((byte) 200, (byte) 100, (byte) 50, (byte) 200);
        assertThat(encode(FrameEncoding.GRAY8, 4, 4).bytes()).startsWith((byte) 96, (byte) 96);
    }

    @Test
    void nv12InterleavesChromaAndCutsAnOddEdge() {
        ImageEncoder.Encoded image = encode(FrameEncoding.NV12, 65, 49);
        assertThat(image.width()).isEqualTo(64);
        assertThat(image.height()).isEqualTo(48);
        byte[] bytes = image.bytes();
        assertThat(bytes).hasSize((int) FrameEncoding.NV12.rawBytes(64, 48));
        int chroma = 64 * 48;
        assertThat(bytes[chroma] & 0xff).isGreaterThan(160); // much blue
        assertThat(bytes[chroma + 1] & 0xff).isLessThan(128); // little red
        assertThat(bytes[chroma + 2]).isEqualTo(bytes[chroma]);
    }

    private static ImageEncoder.Encoded encode(FrameEncoding encoding, int width, int height) {
        try (ImageEncoder encoder = new ImageEncoder(encoding, 95)) {
            encoder.encode(image(width, height));
            return encoder.encode(image(width, height));
        }
    }
}
