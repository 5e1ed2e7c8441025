package io.vigil.operators.perceive.attention;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;

/**
 * A detection in one view of an image, and at which of the view's borders it ends.
 *
 * @param view index
 * @param rank in the answer to the view, best first
 */
record Sighted(
        Detection detection,
        int view,
        int rank,
        boolean cutLeft,
        boolean cutTop,
        boolean cutRight,
        boolean cutBottom) {
    /** So near to a border, as a share of the view's side, boxes end that it has cut. */
    private static final double NEAR = 0.015;

    /** The image's own borders cut nothing that another view could have. */
    static Sighted of(Detection detection, int view, int rank, Crop area, int width, int height) {
        Box box = detection.box();
        double nearX = NEAR * area.width();
        double nearY = NEAR * area.height();
        return new Sighted(
                detection,
                view,
                rank,
                area.left() > 0 && box.left() < area.left() + nearX,
                area.top() > 0 && box.top() < area.top() + nearY,
                area.right() < width && box.right() > area.right() - nearX,
                area.bottom() < height && box.bottom() > area.bottom() - nearY);
    }

    boolean cut() {
        return cutLeft || cutTop || cutRight || cutBottom;
    }

    Box box() {
        return detection.box();
    }

    /** Whether both may be the same object, which a border between them has cut in two. */
    boolean continues(Sighted other) {
        if (view == other.view || !alike(other) || box().overlap(other.box()) == 0) {
            return false;
        }
        boolean beside =
                (cutRight && other.cutLeft && box().left() < other.box().left())
                        || (cutLeft && other.cutRight && other.box().left() < box().left());
        boolean below =
                (cutBottom && other.cutTop && box().top() < other.box().top())
                        || (cutTop && other.cutBottom && other.box().top() < box().top());
        return (beside && share(height(other), box().height(), other.box().height()))
                || (below && share(width(other), box().width(), other.box().width()));
    }

    private static boolean share(double common, double one, double other) {
        return common > 0.5 * Math.max(one, other);
    }

    boolean alike(Sighted other) {
        return detection.label().equals(other.detection.label());
    }

    /** How much of it lies in another, as a share of its own surface. */
    double inside(Sighted other) {
        return box().overlap(other.box()) / box().area();
    }

    private double width(Sighted other) {
        double left = Math.max(box().left(), other.box().left());
        return Math.min(box().right(), other.box().right()) - left;
    }

    private double height(Sighted other) {
        double top = Math.max(box().top(), other.box().top());
        return Math.min(box().bottom(), other.box().bottom()) - top;
    }

    /** Both as one, of which this, the better, is what is said beside the box. */
    Sighted with(Sighted other) {
        Box a = box();
        Box b = other.box();
        Box both =
                new Box(
                        Math.min(a.left(), b.left()),
                        Math.min(a.top(), b.top()),
                        Math.max(a.right(), b.right()),
                        Math.max(a.bottom(), b.bottom()));
        Detection joined =
                new Detection(
                        both,
                        detection.score(),
                        detection.label(),
                        detection.embedding(),
                        detection.attributes(),
                        detection.keypoints());
        // What reaches as far as the other no longer ends where this one does.
        return new Sighted(
                joined,
                view,
                rank,
                a.left() <= b.left() ? cutLeft : other.cutLeft,
                a.top() <= b.top() ? cutTop : other.cutTop,
                a.right() >= b.right() ? cutRight : other.cutRight,
                a.bottom() >= b.bottom() ? cutBottom : other.cutBottom);
    }
}
