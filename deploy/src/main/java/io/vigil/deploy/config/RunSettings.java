package io.vigil.deploy.config;

/**
 * What {@code vigil run} was asked to do.
 *
 * @param config with at least one camera, and a detector that is a built-in or a file
 * @param json whether the summary goes to standard output as JSON
 */
public record RunSettings(DeploymentConfig config, boolean json) {}
