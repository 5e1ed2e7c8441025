package io.vigil.deploy.check;

import io.vigil.operators.perceive.onnx.CocoClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Labelled images, and what their labels stand for.
 *
 * @param names of the classes by index
 */
public record LabelledSet(LabelledFolder folder, List<String> names) {
    public LabelledSet {
        names = List.copyOf(names);
    }

    /**
     * @param names file with the names of the classes; null for COCO's 80
     * @throws io.vigil.deploy.console.InputException if there is nothing to be read there
     */
    public static LabelledSet of(Path images, Path labels, Path names) throws IOException {
        return new LabelledSet(
                LabelledFolder.of(images, labels),
                names == null ? CocoClasses.names() : ClassNames.read(names));
    }
}
