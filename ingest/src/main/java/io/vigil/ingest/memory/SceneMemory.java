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
    private long lastMicros;

    public SceneMemory(MemoryConfig config) {
        this.config = config;
    }

    /**
     * @param bgr 8 bits a channel ({@code CV_8UC3}), continuous; a change of size starts anew
     * @param capturedAtMicros later than that of the image before
     */
    public Observation observe(Mat bgr, long capturedAtMicros) {
        ReducedImage image = ReducedImage.of(bgr);
        if (background == null || !background.fits(image)) {
            background = new BackgroundModel(image.width(), image.height());
            movement = new Movement(image.width() * image.height());
            lastMicros = capturedAtMicros;
        }
        float seconds = Math.max(0, capturedAtMicros - lastMicros) / 1e6f;
        lastMicros = capturedAtMicros;
        movement.see(image, capturedAtMicros);
        ImageStatistics statistics = ImageFigures.of(bgr, image, movement.share());
        if (!config.regions()) {
            return new Observation(List.of(), CameraMotion.NONE, statistics);
        }
        background.see(image, seconds);
        PatchMap map = PatchMap.of(background.labels(), image.width(), image.height());
        boolean[] ghost = Ghosts.lay(map, image, background);
        List<Region> regions = new ArrayList<>();
        for (Patch patch : map.patches()) {
            if (!ghost[patch.id()]) {
                regions.add(region(patch, image, bgr));
            }
        }
        return new Observation(regions, CameraMotion.NONE, statistics);
    }

    private Region region(Patch patch, ReducedImage image, Mat bgr) {
        long still =
                movement.stillMicros(
                        patch.left(), patch.top(), patch.right(), patch.bottom(), image.width());
        return new Region(
                (int) Math.floor(patch.left() * image.scaleX()),
                (int) Math.floor(patch.top() * image.scaleY()),
                Math.min(bgr.cols(), (int) Math.ceil(patch.right() * image.scaleX())),
                Math.min(bgr.rows(), (int) Math.ceil(patch.bottom() * image.scaleY())),
                patch.fill(),
                still);
    }
}
