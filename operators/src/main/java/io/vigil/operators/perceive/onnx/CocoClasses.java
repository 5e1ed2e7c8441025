package io.vigil.operators.perceive.onnx;

import java.util.List;

/** The classes that labels are of where nobody says otherwise. */
public final class CocoClasses {
    private CocoClasses() {}

    /** The 80 of COCO detection by index, as detectors that know them name them. */
    public static List<String> names() {
        return Labels.COCO.stream().map(name -> name.replace('_', ' ')).toList();
    }
}
