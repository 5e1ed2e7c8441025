package io.vigil.operators.source;

import io.vigil.ingest.CameraRecord;
import io.vigil.operators.DeadLetter;

/** The answer to whether a record of the frames topic can be used. */
public sealed interface Checked {
    /** It can; an image's pixels are not decoded yet, but its size is what it says. */
    record Good(CameraRecord record) implements Checked {}

    /** It cannot. */
    record Bad(DeadLetter letter) implements Checked {}
}
