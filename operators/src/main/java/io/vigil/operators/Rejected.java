package io.vigil.operators;

import java.util.Objects;

/** A record that could not be used. */
public record Rejected(DeadLetter letter) implements Perceived {
    public Rejected {
        Objects.requireNonNull(letter, "letter");
    }

    @Override
    public String camera() {
        return letter.camera();
    }
}
