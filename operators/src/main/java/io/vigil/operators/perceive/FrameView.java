package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import org.bytedeco.opencv.opencv_core.Mat;

/** A frame whose pixels are decoded when they are first asked for. */
public interface FrameView {
    Frame frame();

    /** The image as BGR, 8 bits a channel ({@code CV_8UC3}); not to be written to or kept. */
    Mat bgr();
}
