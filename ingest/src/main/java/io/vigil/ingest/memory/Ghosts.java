package io.vigil.ingest.memory;

/**
 * Tells foreground that is there from light on the background, whose texture stays, and from the
 * hole that something left: a hole's outline is an edge in the background, not in the image
 * (Cucchiara et al., "Detecting moving objects, ghosts and shadows in video streams", 2003).
 */
final class Ghosts {
    /** Seconds that a patch must have looked the same before it is doubted. */
    private static final float DOUBTED_AFTER = 0.8f;

    /** Spread of luma below which there is nothing to compare. */
    private static final double TEXTURE = 8;

    private static final double SAME_TEXTURE = 0.9;

    private Ghosts() {}

    /** Gives the pixels of patches that are holes to the background; says which ids were. */
    static boolean[] lay(PatchMap map, ReducedImage image, BackgroundModel background) {
        boolean[] ghost = new boolean[map.greatestId() + 1];
        for (Patch patch : map.patches()) {
            boolean hole =
                    steady(patch, map, background)
                            && outlineIsOnlyInBackground(patch, map, image, background);
            if (hole || sameTexture(patch, map, image, background)) {
                ghost[patch.id()] = true;
                forget(patch, map, background);
            }
        }
        return ghost;
    }

    /**
     * Whether the patch and its surroundings show what the background does in another light: their
     * luma goes up and down together.
     */
    private static boolean sameTexture(
            Patch patch, PatchMap map, ReducedImage image, BackgroundModel background) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        int bottom = Math.min(map.height(), patch.bottom() + 3);
        int right = Math.min(map.width(), patch.right() + 3);
        for (int y = Math.max(0, patch.top() - 3); y < bottom; y++) {
            for (int x = Math.max(0, patch.left() - 3); x < right; x++) {
                int i = y * map.width() + x;
                double now = image.luma(i);
                double before = background.luma(i);
                n++;
                sumX += now;
                sumY += before;
                sumXx += now * now;
                sumYy += before * before;
                sumXy += now * before;
            }
        }
        double varianceX = sumXx / n - sumX / n * (sumX / n);
        double varianceY = sumYy / n - sumY / n * (sumY / n);
        double covariance = sumXy / n - sumX / n * (sumY / n);
        return varianceX > TEXTURE * TEXTURE
                && varianceY > TEXTURE * TEXTURE
                && covariance > SAME_TEXTURE * Math.sqrt(varianceX * varianceY);
    }

    private static boolean steady(Patch patch, PatchMap map, BackgroundModel background) {
        int steady = 0;
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int x = patch.left(); x < patch.right(); x++) {
                boolean same = background.shownFor(y * map.width() + x) > DOUBTED_AFTER;
                steady += map.at(x, y) == patch.id() && same ? 1 : 0;
            }
        }
        return steady > 0.7 * patch.area();
    }

    private static boolean outlineIsOnlyInBackground(
            Patch patch, PatchMap map, ReducedImage image, BackgroundModel background) {
        double inImage = 0;
        double inBackground = 0;
        int width = map.width();
        for (int y = Math.max(1, patch.top());
                y < Math.min(map.height() - 1, patch.bottom());
                y++) {
            for (int x = Math.max(1, patch.left()); x < Math.min(width - 1, patch.right()); x++) {
                boolean inside = map.at(x, y) == patch.id();
                boolean outline =
                        inside
                                && (map.at(x - 1, y) != patch.id()
                                        || map.at(x + 1, y) != patch.id()
                                        || map.at(x, y - 1) != patch.id()
                                        || map.at(x, y + 1) != patch.id());
                if (outline) {
                    int i = y * width + x;
                    inImage +=
                            Math.abs(image.luma(i + 1) - image.luma(i - 1))
                                    + Math.abs(image.luma(i + width) - image.luma(i - width));
                    inBackground +=
                            Math.abs(background.luma(i + 1) - background.luma(i - 1))
                                    + Math.abs(
                                            background.luma(i + width)
                                                    - background.luma(i - width));
                }
            }
        }
        return inBackground > 1.5 * inImage;
    }

    private static void forget(Patch patch, PatchMap map, BackgroundModel background) {
        for (int y = Math.max(0, patch.top() - 2);
                y < Math.min(map.height(), patch.bottom() + 2);
                y++) {
            for (int x = Math.max(0, patch.left() - 2);
                    x < Math.min(map.width(), patch.right() + 2);
                    x++) {
                int i = y * map.width() + x;
                if (background.shownFor(i) > 0) {
                    background.adopt(i);
                }
            }
        }
    }
}
