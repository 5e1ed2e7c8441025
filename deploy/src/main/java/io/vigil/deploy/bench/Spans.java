package io.vigil.deploy.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp before anything is counted: compilers, caches, filters
 */
record Spans(Duration warmUp, Duration measured) {
    Duration whole() {
        return warmUp.plus(measured);
    }
}
