package io.vigil.tracking.association;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What one frame does to the tracks, while it is being found out. May be used again for another
 * frame. Not safe for use by several threads.
 */
public final class Outcome {
    private Tracklet[] tracklets = new Tracklet[32];
    private Track[] visible = new Track[32];
    private int trackletCount;
    private int visibleCount;
    private List<TrackEnded> ended = List.of();
    private List<TrackRenamed> renamed = List.of();
    private FrameDetections frame;
    private long nextId;
    private Affine scene;

    /** A frame begins. */
    public void begin(TrackerState before, FrameDetections next) {
        trackletCount = 0;
        visibleCount = 0;
        ended = List.of();
        renamed = List.of();
        frame = next;
        nextId = before.nextId();
        scene = before.scene();
    }

    /**
     * The camera has moved.
     *
     * @param now as {@link TrackerState#scene} after the frame
     */
    public void move(Affine now) {
        scene = now;
    }

    /** As {@link TrackerState#scene} after the frame. */
    public Affine scene() {
        return scene;
    }

    /** A new track's id. */
    public long takeId() {
        return nextId++;
    }

    /** The track lives on; to be called in the order of ids. */
    public void keep(Tracklet tracklet) {
        if (trackletCount == tracklets.length) {
            tracklets = Arrays.copyOf(tracklets, 2 * trackletCount);
        }
        tracklets[trackletCount++] = tracklet;
    }

    /**
     * The track is seen in the frame; to be called in the order of ids.
     *
     * @param detection that it is joined with
     */
    public void show(Tracklet tracklet, Detection detection, Box box) {
        show(tracklet.visible(frame, box, detection.score(), detection.keypoints()));
    }

    /** The track is shown in the frame without being seen in it; in the order of ids, too. */
    public void bridge(Tracklet tracklet, Box box) {
        show(tracklet.visible(frame, box, 0, List.of()));
    }

    private void show(Track track) {
        if (visibleCount == visible.length) {
            visible = Arrays.copyOf(visible, 2 * visibleCount);
        }
        visible[visibleCount++] = track;
    }

    /** The track is over; which is said if it was ever shown. */
    public void end(Tracklet tracklet) {
        if (tracklet.shown()) {
            if (ended.isEmpty()) {
                ended = new ArrayList<>();
            }
            ended.add(tracklet.ended(frame));
        }
    }

    /** A track turned out to be an older one; to be called in the order of the ids given up. */
    public void rename(long from, long to) {
        if (renamed.isEmpty()) {
            renamed = new ArrayList<>();
        }
        renamed.add(
                new TrackRenamed(
                        frame.camera(),
                        frame.epoch(),
                        frame.sequence(),
                        frame.capturedAtMicros(),
                        from,
                        to));
    }

    public int size() {
        return trackletCount;
    }

    /** One of those that live on. */
    public Tracklet tracklet(int i) {
        return tracklets[i];
    }

    /**
     * Takes back what was said of tracks in this frame: they do not live on, nor are they shown.
     *
     * @param gone by the place of the track among those that live on
     */
    public void remove(boolean[] gone) {
        int kept = 0;
        int shown = 0;
        int next = 0;
        for (int i = 0; i < trackletCount; i++) {
            long id = tracklets[i].id();
            boolean isShown = next < visibleCount && visible[next].id() == id;
            if (!gone[i]) {
                tracklets[kept++] = tracklets[i];
                if (isShown) {
                    visible[shown++] = visible[next];
                }
            }
            if (isShown) {
                next++;
            }
        }
        trackletCount = kept;
        visibleCount = shown;
    }

    /** The frame is finished. */
    public TrackerStep step(TrackerState before) {
        if (ended.size() > 1) {
            ended.sort(Comparator.comparingLong(TrackEnded::id));
        }
        List<Tracklet> kept = List.of(Arrays.copyOf(tracklets, trackletCount));
        List<Track> shown = List.of(Arrays.copyOf(visible, visibleCount));
        return new TrackerStep(before.after(frame, nextId, scene, kept), shown, ended, renamed);
    }
}
