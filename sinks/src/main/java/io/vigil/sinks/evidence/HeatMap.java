package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_TURBO;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.applyColorMap;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/** Lays over a view of the scene how long something stood or walked where. */
public final class HeatMap {
    private static final double MOST_COVER = 0.75;

    private HeatMap() {}

    /**
     * @param scene a JPEG
     * @param cells seconds, row by row from the top-left
     * @param columns of the cells
     * @param rows of the cells
     * @return a JPEG of the scene's size
     */
    public static byte[] over(byte[] scene, double[] cells, int columns, int rows) {
        try (Mat picture = Pictures.fromJpeg(scene);
                Mat heat = new Mat(rows, columns, CV_32FC1)) {
            try (FloatIndexer into = heat.createIndexer()) {
                for (int i = 0; i < cells.length; i++) {
                    // The root keeps a counter where people queue from hiding where they walk.
                    into.put(i / columns, i % columns, (float) Math.sqrt(cells[i]));
                }
            }
            blend(picture, heat);
            return Pictures.toJpeg(picture, 85);
        }
    }

    private static void blend(Mat picture, Mat heat) {
        try (Mat smooth = new Mat();
                Mat large = new Mat();
                Mat level = new Mat();
                Mat colours = new Mat();
                Size kernel = new Size(0, 0);
                DoublePointer least = new DoublePointer(1);
                DoublePointer most = new DoublePointer(1);
                Point nowhere = new Point();
                Point somewhere = new Point()) {
            GaussianBlur(heat, smooth, kernel, Math.max(1, heat.cols() / 48.0));
            resize(smooth, large, picture.size(), 0, 0, INTER_LINEAR);
            minMaxLoc(large, least, most, nowhere, somewhere, null);
            if (most.get() <= 0) {
                return;
            }
            large.convertTo(level, CV_8UC1, 255 / most.get(), 0);
            applyColorMap(level, colours, COLORMAP_TURBO);
            try (UByteIndexer to = picture.createIndexer();
                    UByteIndexer from = colours.createIndexer();
                    UByteIndexer cover = level.createIndexer()) {
                for (int y = 0; y < picture.rows(); y++) {
                    for (int x = 0; x < picture.cols(); x++) {
                        double share = MOST_COVER * Math.min(1, cover.get(y, x) / 96.0);
                        for (int channel = 0; channel < 3; channel++) {
                            double mixed =
                                    share * from.get(y, x, channel)
                                            + (1 - share) * to.get(y, x, channel);
                            to.put(y, x, channel, (int) Math.round(mixed));
                        }
                    }
                }
            }
        }
    }
}
