package io.vigil.deploy.cli;

import java.nio.file.Path;

/** The file that libraries log to, so that the terminal stays the program's own. */
final class LogFile {
    private static final String PROPERTY = "vigil.log";

    private LogFile() {}

    /** Logs into a folder of outputs, if called before anything was logged. */
    static void in(Path folder) {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, folder.toAbsolutePath().resolve("vigil.log").toString());
        }
    }

    static Path path() {
        // As in log4j2.xml.
        String name = "vigil-" + System.getProperty("user.name") + ".log";
        String elsewhere = Path.of(System.getProperty("java.io.tmpdir"), name).toString();
        return Path.of(System.getProperty(PROPERTY, elsewhere));
    }
}
