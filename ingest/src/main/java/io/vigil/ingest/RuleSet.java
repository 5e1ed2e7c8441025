package io.vigil.ingest;

/**
 * The lines, zones and rules in force for the camera from here on.
 *
 * @param version rising per camera
 * @param rules as JSON, already validated
 */
public record RuleSet(
        String camera, long epoch, long sequence, long capturedAtMicros, long version, String rules)
        implements CameraRecord {}
