package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;

/** All of a scene's backdrop, painted once, of which a camera sees a part. */
final class Panorama {
    private final int width;
    private final int height;
    private final byte[] bgr;

    private Panorama(int width, int height, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
    }

    static Panorama of(Backdrop backdrop, int width, int height) {
        byte[] bgr = new byte[3 * width * height];
        backdrop.paint(new Canvas(width, height, bgr), width, height);
        return new Panorama(width, height, bgr);
    }

    /**
     * Painted twice as fine and averaged, so that edges are as soft as a lens makes them and can be
     * seen to move by less than a pixel.
     */
    static Panorama soft(Backdrop backdrop, int width, int height) {
        byte[] fine = new byte[12 * width * height];
        Affine twice = new Affine(2, 0, 0, 0, 2, 0);
        backdrop.paint(new Viewed(new Canvas(2 * width, 2 * height, fine), twice), width, height);
        byte[] bgr = new byte[3 * width * height];
        int row = 6 * width;
        for (int i = 0; i < bgr.length; i++) {
            int pixel = i / 3;
            int at = pixel / width * 2 * row + pixel % width * 6 + i % 3;
            int sum =
                    (fine[at] & 0xff)
                            + (fine[at + 3] & 0xff)
                            + (fine[at + row] & 0xff)
                            + (fine[at + row + 3] & 0xff);
            bgr[i] = (byte) ((sum + 2) / 4);
        }
        return new Panorama(width, height, bgr);
    }

    /**
     * Copies what a camera sees; beyond the edges the outermost pixels go on.
     *
     * @param view from the scene to the image
     */
    void see(Affine view, int imageWidth, int imageHeight, byte[] image) {
        if (view.isIdentity() && imageWidth == width && imageHeight == height) {
            System.arraycopy(bgr, 0, image, 0, image.length);
            return;
        }
        Affine back = view.inverse();
        for (int y = 0; y < imageHeight; y++) {
            for (int x = 0; x < imageWidth; x++) {
                double fromX = back.x(x + 0.5, y + 0.5) - 0.5;
                double fromY = back.y(x + 0.5, y + 0.5) - 0.5;
                sample(fromX, fromY, image, 3 * (y * imageWidth + x));
            }
        }
    }

    private void sample(double x, double y, byte[] image, int at) {
        double inX = Math.min(width - 1.0, Math.max(0, x));
        double inY = Math.min(height - 1.0, Math.max(0, y));
        int left = Math.min(width - 2, (int) inX);
        int top = Math.min(height - 2, (int) inY);
        double right = inX - left;
        double down = inY - top;
        int from = 3 * (top * width + left);
        for (int channel = 0; channel < 3; channel++) {
            int i = from + channel;
            double upper = (bgr[i] & 0xff) * (1 - right) + (bgr[i + 3] & 0xff) * right;
            int j = i + 3 * width;
            double lower = (bgr[j] & 0xff) * (1 - right) + (bgr[j + 3] & 0xff) * right;
            image[at + channel] = (byte) (upper * (1 - down) + lower * down + 0.5);
        }
    }
}
