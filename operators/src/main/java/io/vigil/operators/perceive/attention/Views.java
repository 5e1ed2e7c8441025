package io.vigil.operators.perceive.attention;

import io.vigil.operators.perceive.onnx.Crop;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an image that a model looks at. With tiles these are, as in sliced inference (Akyon
 * et al., arXiv:2202.06934), the image as a whole for what is large and overlapping parts of it for
 * what is small.
 */
public final class Views {
    private Views() {}

    /**
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @return inside the image, in an order that depends on its size alone; at least one
     */
    public static List<Crop> of(Attention attention, int width, int height) {
        List<Crop> views = new ArrayList<>();
        for (Crop bounds : bounds(attention, width, height)) {
            views.add(bounds);
            if (attention.tile() != 0
                    && Math.max(bounds.width(), bounds.height()) > attention.tile()) {
                views.addAll(tiles(bounds, attention));
            }
        }
        return views;
    }

    private static List<Crop> bounds(Attention attention, int width, int height) {
        if (attention.areas().isEmpty()) {
            return List.of(new Crop(0, 0, width, height));
        }
        List<Crop> apart = new ArrayList<>();
        for (Area area : attention.areas()) {
            Crop all = bounds(area, attention.margin(), width, height);
            // What is joined may reach others that were apart before.
            for (int i = apart.size() - 1; i >= 0; i--) {
                if (overlap(all, apart.get(i))) {
                    all = joined(all, apart.remove(i));
                    i = apart.size();
                }
            }
            apart.add(all);
        }
        return apart;
    }

    private static Crop bounds(Area area, double margin, int width, int height) {
        int left = (int) Math.max(0, Math.floor((area.left() - margin) * width));
        int top = (int) Math.max(0, Math.floor((area.top() - margin) * height));
        int right = (int) Math.min(width, Math.ceil((area.right() + margin) * width));
        int bottom = (int) Math.min(height, Math.ceil((area.bottom() + margin) * height));
        // An area without a width still has its pixel.
        return new Crop(
                Math.min(left, width - 1),
                Math.min(top, height - 1),
                Math.max(right, Math.min(left, width - 1) + 1),
                Math.max(bottom, Math.min(top, height - 1) + 1));
    }

    private static boolean overlap(Crop a, Crop b) {
        return a.left() < b.right()
                && b.left() < a.right()
                && a.top() < b.bottom()
                && b.top() < a.bottom();
    }

    private static Crop joined(Crop a, Crop b) {
        return new Crop(
                Math.min(a.left(), b.left()),
                Math.min(a.top(), b.top()),
                Math.max(a.right(), b.right()),
                Math.max(a.bottom(), b.bottom()));
    }

    /** Row by row, evenly spaced, overlapping at least as much as asked for. */
    private static List<Crop> tiles(Crop bounds, Attention attention) {
        List<Crop> tiles = new ArrayList<>();
        int tile = attention.tile();
        for (int top : starts(bounds.height(), tile, attention.overlap())) {
            for (int left : starts(bounds.width(), tile, attention.overlap())) {
                tiles.add(
                        new Crop(
                                bounds.left() + left,
                                bounds.top() + top,
                                bounds.left() + left + Math.min(tile, bounds.width()),
                                bounds.top() + top + Math.min(tile, bounds.height())));
            }
        }
        return tiles;
    }

    private static int[] starts(int length, int tile, double overlap) {
        if (length <= tile) {
            return new int[] {0};
        }
        int count = 1 + (int) Math.ceil((length - tile) / (tile * (1 - overlap)));
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (int) Math.round(i * (length - tile) / (double) (count - 1));
        }
        return starts;
    }
}
