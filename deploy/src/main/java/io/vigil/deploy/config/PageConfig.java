package io.vigil.deploy.config;

/**
 * The live page, on the loopback interface only.
 *
 * @param enabled whether there is one
 * @param port 0 for any free port
 */
public record PageConfig(boolean enabled, int port) {
    public static final Range PORT = new Range(0, 65_535);

    public PageConfig {
        PORT.check("Page port", port);
    }
}
