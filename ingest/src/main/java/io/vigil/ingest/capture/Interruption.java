package io.vigil.ingest.capture;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends ffmpeg's waiting for a host, when told to or when its time is out.
 *
 * <p>One callback serves all sources, because the native side has room for ten only; each source's
 * state lies in native memory that ffmpeg hands back.
 */
final class Interruption {
    private static final int STOP = 0;
    private static final int DEADLINE_NANOS = 1;
    private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
            new AVIOInterruptCB.Callback_Pointer() {
                @Override
                public int call(Pointer opaque) {
                    return due(new LongPointer(opaque)) ? 1 : 0;
                }
            };

    private final LongPointer state = new LongPointer(2);

    Interruption() {
        state.put(STOP, 0);
        state.put(DEADLINE_NANOS, 0);
    }

    private static boolean due(LongPointer state) {
        long deadline = state.get(DEADLINE_NANOS);
        return state.get(STOP) != 0 || (deadline != 0 && System.nanoTime() - deadline > 0);
    }

    void installIn(AVFormatContext context) {
        context.interrupt_callback().callback(CALLBACK);
        context.interrupt_callback().opaque(state);
    }

    /** What is waited for from now on has to come within this time; zero: without end. */
    void within(Duration time) {
        // The lowest bit keeps a real deadline from reading as none.
        state.put(DEADLINE_NANOS, time.isZero() ? 0 : (System.nanoTime() + time.toNanos()) | 1);
    }

    /** Whether waiting was ended, so that whatever error came of it is none of the source's. */
    boolean ended() {
        return due(state);
    }

    void stop() {
        state.put(STOP, 1);
    }
}
