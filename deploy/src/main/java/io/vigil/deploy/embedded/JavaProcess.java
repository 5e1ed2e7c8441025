package io.vigil.deploy.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that start another JVM with this one's class path. */
public final class JavaProcess {
    private JavaProcess() {}

    /**
     * A command line, to which the main class's arguments are to be added.
     *
     * @param heap such as {@code 512m}
     * @param log where the process writes its log
     */
    public static List<String> command(String heap, Path log, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        for (String opened : List.of("java.util", "java.lang")) {
            command.add("--add-opens");
            command.add("java.base/" + opened + "=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djava.awt.headless=true");
        command.add("-Dvigil.log=" + log);
        command.add("-Dlog4j2.configurationFile=log4j2-process.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        return command;
    }
}
