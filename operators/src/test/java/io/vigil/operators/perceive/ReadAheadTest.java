package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    /** Lends one image again and again, with another grey each time, and breaks after some. */
    private static final class Recording implements FrameSource {
        private final Mat image = new Mat(4, 4, opencv_core.CV_8UC3);
        private final int whole;
        private final boolean breaks;
        private int next;
        private volatile boolean closed;

        Recording(int whole, boolean breaks) {
            this.whole = whole;
            this.breaks = breaks;
        }

        @Override
        public Captured next() throws SourceException {
            if (next == whole && breaks) {
                throw new SourceException("cut off", false, null);
            }
            if (next == whole) {
                return null;
            }
            try (Scalar grey = Scalar.all(next)) {
                image.put(grey);
            }
            return new Captured(1000L * next++, 0, image);
        }

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static void requireNext(ReadAhead ahead, int number) throws SourceException {
        Captured captured = ahead.next();
        assertThat(captured.sourceMicros()).isEqualTo(1000L * number);
        assertThat(captured.image().data().get() & 0xff).isEqualTo(number);
        captured.image().close();
    }

    @Test
    void everyImageComesAsItWasThoughTheNextOnesAreReadAlready() throws Exception {
        Recording recording = new Recording(50, false);
        try (ReadAhead ahead = new ReadAhead("gate", recording)) {
            for (int i = 0; i < 50; i++) {
                requireNext(ahead, i);
            }
            assertThat(ahead.next()).isNull();
        }
        assertThat(recording.closed).isTrue();
    }

    @Test
    void whatBreaksIsToldAfterTheImagesBeforeIt() throws Exception {
        try (ReadAhead ahead = new ReadAhead("gate", new Recording(3, true))) {
            for (int i = 0; i < 3; i++) {
                requireNext(ahead, i);
            }
            assertThatThrownBy(ahead::next).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void closedInTheMiddleItLeavesNothingRunning() throws Exception {
        Recording recording = new Recording(1000, false);
        try (ReadAhead ahead = new ReadAhead("early", recording)) {
            requireNext(ahead, 0);
        }
        assertThat(recording.closed).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("footage-early"));
    }

    @Test
    void anInterruptedReaderGetsItsImageAndStaysInterrupted() throws Exception {
        try (ReadAhead ahead = new ReadAhead("gate", new Recording(2, false))) {
            Thread.currentThread().interrupt();
            requireNext(ahead, 0);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
