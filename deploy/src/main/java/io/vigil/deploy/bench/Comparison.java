package io.vigil.deploy.bench;

/**
 * Vigil and a bare loop with the same threads for inference.
 *
 * @param workers inferences side by side, of one thread each
 */
record Comparison(int workers, Measured bare, Measured vigil) {
    double ratio() {
        return vigil.framesPerSecond() / bare.framesPerSecond();
    }
}
