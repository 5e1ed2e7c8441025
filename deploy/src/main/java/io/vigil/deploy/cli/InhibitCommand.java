package io.vigil.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A camera's rules are to be silent for a while. */
@Command(description = "Keep a camera's rules silent for a while; wait for the answer.")
final class InhibitCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "CAMERA", description = "The camera's id.")
    private String camera;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "The one rule that is meant; default: all of the camera's.")
    private String rule = "";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            description = "By the camera's own time, such as 2026-05-01T18:00:00Z.")
    private String until;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says so.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Mixin private KafkaOption kafka;

    InhibitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return kafka.tell(
                kafka.sender(invocation.environment()).inhibit(camera, rule, until, reason, by),
                invocation.console());
    }
}
