package io.vigil.ingest.publish;

/**
 * Lines, zones and rules that a camera's log repeats at the start of each epoch and every hour.
 *
 * @param version rising per camera
 * @param json already validated
 */
public record CameraRules(long version, String json) {}
