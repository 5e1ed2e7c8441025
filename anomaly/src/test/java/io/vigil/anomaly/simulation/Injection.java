package io.vigil.anomaly.simulation;

/**
 * Something unusual put into a stream for two seconds.
 *
 * @param second of the stream at which it begins
 * @param term that is unusual
 */
public record Injection(int second, int term) {
    public static final int SECONDS = 2;
}
