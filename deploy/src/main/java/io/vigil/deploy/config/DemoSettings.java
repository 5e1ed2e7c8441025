package io.vigil.deploy.config;

import java.nio.file.Path;

/**
 * What {@code vigil demo} was asked to do.
 *
 * @param out folder of the files that are written
 * @param seconds how long the scenes are
 * @param detector a built-in or a file
 * @param page the live page
 * @param json whether the scorecard goes to standard output as JSON
 */
public record DemoSettings(Path out, int seconds, String detector, PageConfig page, boolean json) {
    public static final Range SECONDS = new Range(5, 3600);

    public DemoSettings {
        SECONDS.check("Demo seconds", seconds);
    }
}
