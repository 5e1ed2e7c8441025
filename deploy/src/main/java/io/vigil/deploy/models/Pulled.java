package io.vigil.deploy.models;

import java.nio.file.Path;

/**
 * A model that is on this machine and is the right one.
 *
 * @param file where it is
 * @param wasThere whether it was there before, so that nothing was fetched
 */
public record Pulled(Path file, boolean wasThere) {}
