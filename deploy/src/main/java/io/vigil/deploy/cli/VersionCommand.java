package io.vigil.deploy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Which Vigil this is. */
@Command(description = "Say which version this is, and what it runs on.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    private final Invocation invocation;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    // For picocli, which asks for the version without running the verb.
    VersionCommand() {
        this(null);
    }

    @Override
    public Integer call() {
        invocation.console().result(getVersion()[0]);
        return 0;
    }

    @Override
    public String[] getVersion() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties in the jar cannot be read", e);
        }
        return new String[] {
            "vigil %s, Java %s, %s %s"
                    .formatted(
                            properties.getProperty("version"),
                            System.getProperty("java.version"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
