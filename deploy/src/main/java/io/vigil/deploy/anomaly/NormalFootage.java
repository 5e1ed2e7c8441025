package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.Frame;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.SourceLength;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.Footage;
import io.vigil.operators.perceive.FrameView;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The normal footage of one camera, in blocks of time. Gone through as often as is needed. */
final class NormalFootage {
    /** The scene's memory sees frames that nobody looks at no more often; microseconds. */
    private static final long REMEMBERS = 1_000_000;

    private static final String UNIT = "frames";

    final List<CameraConfig> sources;
    private final Recordings.Opening opening;
    private final Detector detector;
    private final Optional<Bundle> bundle;
    private final Console console;
    private final List<SourceLength> lengths = new ArrayList<>();
    private int width;
    private int height;

    /**
     * @param bundle that it has to fit
     * @throws SourceException if a recording cannot be opened
     */
    NormalFootage(Recordings recordings, Optional<Bundle> bundle, Console console)
            throws SourceException {
        this.bundle = bundle;
        sources = recordings.sources();
        opening = recordings.opening();
        detector = recordings.detector();
        this.console = console;
        for (CameraConfig source : sources) {
            try (FrameSource opened = opening.of(source)) {
                lengths.add(opened.length());
            }
        }
    }

    /**
     * A frame that is looked at.
     *
     * @param block of time that it is in, from 0
     * @param first whether there is nothing before it to compare it with
     * @param seconds since its recording began
     */
    record Seen(
            CameraConfig source,
            int block,
            boolean first,
            double seconds,
            FrameView frame,
            List<FrameView> earlier,
            List<Detection> detections,
            List<Foreground> foreground) {
        long micros() {
            return frame.frame().capturedAtMicros();
        }
    }

    /** Says which frames are looked at. */
    @FunctionalInterface
    interface Choice {
        /**
         * @param number of the frame in its recording, from 0
         */
        boolean looks(int block, int number);
    }

    /** Is shown what is looked at; what it is shown is valid until it returns. */
    @FunctionalInterface
    interface Viewer {
        void see(Seen seen);
    }

    /**
     * What was gone through.
     *
     * @param frames all, looked at or not
     */
    record Extent(long frames, double seconds, int blocks) {}

    /** That it has as it says; 0 where it does not say. */
    long frames() {
        return lengths.stream().anyMatch(length -> length.frames() == 0)
                ? 0
                : lengths.stream().mapToLong(SourceLength::frames).sum();
    }

    /** As {@link #frames}. */
    long micros() {
        return lengths.stream().anyMatch(length -> length.micros() == 0)
                ? 0
                : lengths.stream().mapToLong(SourceLength::micros).sum();
    }

    /** Of the images, in pixels; known once it was gone through. */
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Goes through all of it.
     *
     * @param what for people
     */
    Extent show(String what, LookPlan plan, Choice choice, Viewer viewer)
            throws SourceException, InterruptedException {
        Extent all = new Extent(0, 0, 0);
        try (Progress progress = console.progress(what, UNIT, frames())) {
            for (int i = 0; i < sources.size(); i++) {
                long block = plan.blockMicros(lengths.get(i).micros());
                all = new Pass(sources.get(i), block, choice, viewer, progress).after(all);
            }
        }
        return all;
    }

    /**
     * Looks at the first recording's first frames, one in so many.
     *
     * @param most looks
     */
    void glimpse(int every, int most, Viewer viewer) throws SourceException, InterruptedException {
        Choice choice = (block, number) -> number % every == 0;
        try (Progress progress = console.progress("a first look", UNIT, (long) every * most)) {
            new Pass(sources.get(0), Long.MAX_VALUE, choice, viewer, progress)
                    .after(new Extent(0, 0, 0), every * most);
        }
    }

    private void requireSize(CameraConfig source, Frame frame) {
        if (width == 0) {
            width = frame.width();
            height = frame.height();
            bundle.ifPresent(known -> known.requireInput(source.id(), width, height));
        }
        if (frame.width() != width || frame.height() != height) {
            throw new InputException(
                    "%s has frames of %dx%d, but the sources before it have %dx%d; a bundle is for one camera: give its footage alone"
                            .formatted(
                                    source.source(), frame.width(), frame.height(), width, height));
        }
    }

    /** One recording, once. */
    private final class Pass {
        private final CameraConfig source;
        private final long blockMicros;
        private final Choice choice;
        private final Viewer viewer;
        private final Progress progress;
        private Extent before = new Extent(0, 0, 0);
        private long start = Long.MIN_VALUE;
        private long last = Long.MIN_VALUE;
        private long remembered = Long.MIN_VALUE;
        private int most;
        private boolean interrupted;

        Pass(
                CameraConfig source,
                long blockMicros,
                Choice choice,
                Viewer viewer,
                Progress progress) {
            this.source = source;
            this.blockMicros = blockMicros;
            this.choice = choice;
            this.viewer = viewer;
            this.progress = progress;
        }

        Extent after(Extent others) throws SourceException, InterruptedException {
            return after(others, Integer.MAX_VALUE);
        }

        Extent after(Extent others, int mostFrames) throws SourceException, InterruptedException {
            before = others;
            most = mostFrames;
            int frames =
                    Footage.show(source.id(), opening.of(source), detector, this::use, this::see);
            if (interrupted) {
                throw new InterruptedException("Interrupted; nothing is written");
            }
            return new Extent(
                    before.frames() + frames,
                    before.seconds() + (last - start) / 1e6,
                    frames == 0 ? before.blocks() : block(last) + 1);
        }

        private void see(
                FrameView frame,
                List<FrameView> earlier,
                List<Detection> detections,
                List<Foreground> foreground) {
            requireSize(source, frame.frame());
            long micros = frame.frame().capturedAtMicros();
            viewer.see(
                    new Seen(
                            source,
                            block(micros),
                            earlier.isEmpty(),
                            (micros - start) / 1e6,
                            frame,
                            earlier,
                            detections,
                            foreground));
        }

        private int block(long micros) {
            return before.blocks() + (int) ((micros - start) / blockMicros);
        }

        private Footage.Use use(int number, long micros) {
            interrupted = interrupted || Thread.interrupted();
            if (interrupted || number >= most) {
                return Footage.Use.END;
            }
            start = start == Long.MIN_VALUE ? micros : start;
            last = micros;
            progress.update(before.frames() + number);
            if (choice.looks(block(micros), number)) {
                remembered = micros;
                return Footage.Use.SHOW;
            }
            if (remembered == Long.MIN_VALUE || micros - remembered >= REMEMBERS) {
                remembered = micros;
                return Footage.Use.REMEMBER;
            }
            return Footage.Use.PASS;
        }
    }
}
