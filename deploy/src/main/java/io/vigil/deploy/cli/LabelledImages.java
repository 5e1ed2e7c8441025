package io.vigil.deploy.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where labelled images are; null where not given. */
final class LabelledImages {
    @Option(names = "--images", paramLabel = "DIR", description = "Folder with images.")
    Path images;

    @Option(
            names = "--labels",
            paramLabel = "DIR",
            description = "Folder with NAME.txt for NAME.jpg: lines 'class cx cy w h', as YOLO's.")
    Path labels;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description =
                    "Names of the labels' classes: one a line, or YAML with 'names'; default: COCO's 80.")
    Path names;
}
