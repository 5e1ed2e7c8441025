package io.vigil.operators;

import java.util.Objects;

/** For the dead letters. */
public record Dead(DeadLetter letter) implements TrackOutput {
    public Dead {
        Objects.requireNonNull(letter, "letter");
    }

    @Override
    public String camera() {
        return letter.camera();
    }
}
