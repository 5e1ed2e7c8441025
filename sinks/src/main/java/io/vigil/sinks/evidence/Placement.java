package io.vigil.sinks.evidence;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.Track;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** A picture scaled into the middle of a canvas, and the map from its pixels to the canvas's. */
record Placement(Mat picture, double scale, double left, double top) implements AutoCloseable {

    static Placement of(Mat source, int width, int height) {
        double scale = Math.min(width / (double) source.cols(), height / (double) source.rows());
        double left = (width - source.cols() * scale) / 2;
        double top = (height - source.rows() * scale) / 2;
        boolean same = source.cols() == width && source.rows() == height;
        Mat canvas = same ? source.clone() : Pictures.letterboxed(source, width, height);
        return new Placement(canvas, scale, left, top);
    }

    /** For a picture that was scaled already, from frames of the width given. */
    static Placement onto(Mat scaled, int width) {
        return new Placement(scaled, scaled.cols() / (double) width, 0, 0);
    }

    List<Track> tracks(List<Track> tracks) {
        return tracks.stream().map(this::track).toList();
    }

    List<Trail> trails(List<Trail> trails) {
        return trails.stream()
                .map(
                        trail ->
                                new Trail(
                                        trail.id(),
                                        trail.points().stream().map(this::point).toList()))
                .toList();
    }

    private Track track(Track track) {
        Box box = track.box();
        return new Track(
                track.camera(),
                track.epoch(),
                track.sequence(),
                track.capturedAtMicros(),
                track.id(),
                new Box(x(box.left()), y(box.top()), x(box.right()), y(box.bottom())),
                track.score(),
                track.label(),
                track.attributes(),
                track.keypoints().stream()
                        .map(p -> new Keypoint(x(p.x()), y(p.y()), p.score()))
                        .toList());
    }

    private Trail.Point point(Trail.Point point) {
        return new Trail.Point(x(point.x()), y(point.y()), point.age());
    }

    private double x(double x) {
        return left + x * scale;
    }

    private double y(double y) {
        return top + y * scale;
    }

    @Override
    public void close() {
        picture.close();
    }
}
