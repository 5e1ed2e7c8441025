package io.vigil.deploy.console;

import io.vigil.ingest.SourceName;
import io.vigil.ingest.capture.SourceException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line what input a program could not read; what is our fault stays as it is. */
public final class FailureHandler implements IExecutionExceptionHandler {
    private static final int USAGE = 2;
    private static final int INPUT = 3;

    private final Console console;

    public FailureHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed)
            throws Exception {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof UsageException) {
                console.say(said(line, t.getMessage()));
                return USAGE;
            }
            if (t instanceof InputException || t instanceof SourceException) {
                console.say(said(line, t.getMessage()));
                return INPUT;
            }
            if (t instanceof NoSuchFileException missing) {
                console.say(said(line, "There is no file " + missing.getFile()));
                return INPUT;
            }
        }
        throw thrown;
    }

    private static String said(CommandLine line, String message) {
        return line.getCommandSpec().qualifiedName() + ": " + SourceName.scrubbed(message);
    }
}
