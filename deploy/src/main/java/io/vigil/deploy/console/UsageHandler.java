package io.vigil.deploy.console;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a program's arguments, and below it how the program is used. */
public final class UsageHandler implements IParameterExceptionHandler {
    private static final int USAGE = 2;

    private final Console console;

    public UsageHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        console.say(line.getCommandSpec().qualifiedName() + ": " + wrong.getMessage());
        console.say(line.getUsageMessage().stripTrailing());
        return USAGE;
    }
}
