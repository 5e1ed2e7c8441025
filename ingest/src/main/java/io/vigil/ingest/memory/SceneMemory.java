package io.vigil.ingest.memory;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Region;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Remembers one camera's scene and says of each image what has changed in it.
 *
 * <p>What it says depends on the images and their times alone, not on the processor or on how many
 * threads OpenCV has. Used by one thread.
 */
public final class SceneMemory {
    private final MemoryConfig config;
    private BackgroundModel background;
    private Movement movement;
    private PersonSizes sizes;
    private Companions companions;
    private final CameraMotionEstimator camera = new CameraMotionEstimator();
    private final QuickFigures figures = new QuickFigures();
    private final GridClock grids = new GridClock();
    private List<Region> lastRegions = List.of();
    private long lastMicros;

    public SceneMemory(MemoryConfig config) {
        this.config = config;
    }

    /**
     * @param bgr 8 bits a channel ({@code CV_8UC3}), continuous; a change of size starts anew
     * @param capturedAtMicros later than that of the image before
     */
    public Observation observe(Mat bgr, long capturedAtMicros) {
        return config.regions() ? remember(bgr, capturedAtMicros) : glance(bgr, capturedAtMicros);
    }

    private Observation glance(Mat bgr, long capturedAtMicros) {
        ImageStatistics statistics = figures.see(bgr);
        if (grids.isDue(capturedAtMicros)) {
            statistics = statistics.withGrid(figures.grid());
        }
        return new Observation(List.of(), motion(bgr), statistics);
    }

    private CameraMotion motion(Mat bgr) {
        return config.cameraMotion() ? camera.next(bgr, lastRegions) : CameraMotion.NONE;
    }

    private Observation remember(Mat bgr, long capturedAtMicros) {
        ReducedImage image = ReducedImage.of(bgr);
        if (background == null || !background.fits(image)) {
            background = new BackgroundModel(image.width(), image.height());
            movement = new Movement(image.width() * image.height());
            sizes = new PersonSizes(image.width(), image.height());
            companions = new Companions(image.width(), image.height());
            lastMicros = capturedAtMicros;
        }
        float seconds = Math.max(0, capturedAtMicros - lastMicros) / 1e6f;
        lastMicros = capturedAtMicros;
        movement.see(image, capturedAtMicros);
        ImageStatistics statistics = ImageFigures.of(bgr, image, movement.share());
        if (grids.isDue(capturedAtMicros)) {
            statistics = statistics.withGrid(image.grid());
        }
        CameraMotion motion = motion(bgr);
        background.move(motion, image);
        background.see(image, seconds);
        companions.begin(seconds);
        lastRegions = regions(image, bgr);
        return new Observation(lastRegions, motion, statistics);
    }

    private List<Region> regions(ReducedImage image, Mat bgr) {
        PatchMap map = PatchMap.of(background.labels(), image.width(), image.height());
        boolean[] ghost = Ghosts.lay(map, image, background);
        ObjectCutter cutter = new ObjectCutter(map, sizes, companions);
        List<Region> regions = new ArrayList<>();
        for (Patch patch : map.patches()) {
            if (!ghost[patch.id()]) {
                for (Piece piece : cutter.cut(patch)) {
                    regions.add(region(piece, image, bgr));
                }
                sizes.consider(patch);
            }
        }
        sizes.fit();
        return regions;
    }

    private Region region(Piece piece, ReducedImage image, Mat bgr) {
        int left = (int) Math.max(0, Math.floor(piece.left()));
        int top = (int) Math.max(0, Math.floor(piece.top()));
        int right = (int) Math.min(image.width(), Math.ceil(piece.right()));
        int bottom = (int) Math.min(image.height(), Math.ceil(piece.bottom()));
        // The outermost pixels are never foreground, so that what touches them reaches the border.
        return new Region(
                left <= 1 ? 0 : (int) Math.floor(left * image.scaleX()),
                top <= 1 ? 0 : (int) Math.floor(top * image.scaleY()),
                right >= image.width() - 1 ? bgr.cols() : (int) Math.ceil(right * image.scaleX()),
                bottom >= image.height() - 1
                        ? bgr.rows()
                        : (int) Math.ceil(bottom * image.scaleY()),
                piece.fill(),
                movement.stillMicros(left, top, right, bottom, image.width()),
                Math.min(1, piece.certainty()));
    }
}
