package io.vigil.deploy.check;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A folder of grey images of 64 x 64, and one of labels for what {@link FixedDetector} finds. */
public final class LabelledScene {
    public final Path images;
    public final Path labels;

    public LabelledScene(Path folder) throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        labels = Files.createDirectories(folder.resolve("labels"));
    }

    /**
     * @param objects each {@code column row label}, in the cells of {@link FixedDetector}
     */
    public LabelledScene image(String name, int grey, int[]... objects) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, (grey + i % 3) * 0x10101);
        }
        ImageIO.write(image, "png", images.resolve(name + ".png").toFile());
        StringBuilder lines = new StringBuilder();
        for (int[] object : objects) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "%d %.5f %.5f 0.25 0.25%n",
                            object[2],
                            object[0] / 4.0 + 0.125,
                            object[1] / 4.0 + 0.125));
        }
        Files.writeString(labels.resolve(name + ".txt"), lines);
        return this;
    }
}
