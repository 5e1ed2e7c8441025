package io.vigil.sinks.wire;

/**
 * What one camera's records in a topic come to.
 *
 * @param sha256 of all values with their lengths, in offset order, in hexadecimal: where two are
 *     equal, the same bytes were committed in the same order
 */
public record LogContent(long records, String sha256) {}
