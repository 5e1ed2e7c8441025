package io.vigil.ingest;

/**
 * How far a part of the system has come with a camera; ingest grants credits by it.
 *
 * @param component which part speaks, such as {@link #PERCEIVE}
 * @param sequence the last frame of {@code epoch} that the part has finished with, or -1
 */
public record Progress(String camera, String component, long epoch, long sequence) {
    public static final String PERCEIVE = "perceive";
}
