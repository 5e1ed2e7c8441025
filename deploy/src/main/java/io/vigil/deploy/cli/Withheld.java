package io.vigil.deploy.cli;

import io.vigil.deploy.config.WithheldImages.Contradiction;
import io.vigil.deploy.console.UsageException;
import java.util.Optional;

/** Refuses what only images could answer of cameras that let none out. */
final class Withheld {
    private Withheld() {}

    /**
     * @throws UsageException if there is one
     */
    static void refuse(Optional<Contradiction> found) {
        if (found.isPresent()) {
            throw new UsageException(found.get().sentence());
        }
    }
}
