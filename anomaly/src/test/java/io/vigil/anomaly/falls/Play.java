package io.vigil.anomaly.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A room in which people play their parts, as a small detector and a memory of the scene tell of
 * it: boxes that tremble, are missing, are cut, are taken for animals; foreground with gaps. The
 * figures are those of yolox-nano on clips of falls, roughly.
 */
final class Play {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private final List<Part> parts;
    private final SplittableRandom random;
    private final double night;

    /**
     * @param night 0 in daylight to 1 under infra-red light: more is missed, scores are lower
     */
    Play(List<Part> parts, double night, long seed) {
        this.parts = parts;
        this.night = night;
        this.random = new SplittableRandom(seed);
    }

    FallFrame frame(double seconds) {
        List<Detection> detections = new ArrayList<>();
        List<Foreground> foreground = new ArrayList<>();
        for (Part part : parts) {
            Part.Cue cue = part.now(seconds);
            if (cue != null) {
                see(part, cue, detections, foreground);
            }
        }
        return new FallFrame(Math.round(seconds * 1e6), WIDTH, HEIGHT, detections, foreground);
    }

    /** Null where nothing of it is in the image. */
    static Box box(Part part, Part.Cue cue) {
        double tall = part.size() * HEIGHT * (0.45 + 0.55 * cue.y());
        double x = cue.x() * WIDTH;
        double bottom = Math.min(HEIGHT, cue.y() * HEIGHT);
        double half = cue.posture().wide() * tall / 2;
        double left = Math.max(0, x - half);
        double top = Math.max(0, cue.y() * HEIGHT - cue.posture().tall() * tall);
        double right = Math.min(WIDTH, x + half);
        return right - left < 4 || bottom - top < 4 ? null : new Box(left, top, right, bottom);
    }

    private void see(
            Part part, Part.Cue cue, List<Detection> detections, List<Foreground> foreground) {
        Box whole = box(part, cue);
        if (whole == null) {
            return;
        }
        Posture posture = cue.posture();
        if (random.nextDouble() < posture.seen() * (1 - 0.35 * night)) {
            double score = posture.surely() * (1 - 0.4 * night) + 0.12 * gaussian();
            detections.add(new Detection(cut(trembling(whole)), clamp(score), part.label()));
        }
        if (random.nextDouble() < posture.animal()) {
            String animal = random.nextBoolean() ? "cat" : "dog";
            detections.add(new Detection(trembling(whole), clamp(0.3 + 0.15 * gaussian()), animal));
        }
        if (random.nextDouble() < 0.1) {
            detections.add(
                    new Detection(half(whole), clamp(0.12 + 0.04 * gaussian()), part.label()));
        }
        if (random.nextDouble() < 0.9) {
            Box patch = random.nextDouble() < 0.1 ? half(whole) : trembling(whole);
            foreground.add(new Foreground(patch, 0.5, 0, 0.5));
        }
    }

    /** Now and then only the upper or the lower part is seen. */
    private Box cut(Box box) {
        return random.nextDouble() < 0.03 ? half(box) : box;
    }

    private Box half(Box box) {
        double middle = box.top() + (0.4 + 0.2 * random.nextDouble()) * box.height();
        return random.nextBoolean()
                ? new Box(box.left(), box.top(), box.right(), middle)
                : new Box(box.left(), middle, box.right(), box.bottom());
    }

    private Box trembling(Box box) {
        double unit = 0.02 * (box.height() + box.width()) / 2;
        double left = box.left() + unit * gaussian();
        double top = box.top() + unit * gaussian();
        return new Box(
                left,
                top,
                Math.max(left + 2, box.right() + unit * gaussian()),
                Math.max(top + 2, box.bottom() + unit * gaussian()));
    }

    private double gaussian() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += random.nextDouble();
        }
        return (sum - 3) * Math.sqrt(2);
    }

    private static double clamp(double score) {
        return Math.max(0.02, Math.min(0.98, score));
    }
}
