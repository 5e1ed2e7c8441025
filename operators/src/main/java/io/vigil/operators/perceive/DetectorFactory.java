package io.vigil.operators.perceive;

import java.io.Serializable;

/** Opens one detector for each worker; travels to where they run. */
@FunctionalInterface
public interface DetectorFactory extends Serializable {
    /**
     * @throws DetectorException if it cannot be opened, saying why and what would do
     */
    Detector open();
}
