package io.vigil.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A camera looks where it is to look. */
@Command(description = "Say that a camera looks where it should; wait for the answer.")
final class ConfirmViewCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "CAMERA", description = "The camera's id.")
    private String camera;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says so.")
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, or what was done.")
    private String note = "";

    @Mixin private KafkaOption kafka;

    ConfirmViewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return kafka.tell(
                kafka.sender(invocation.environment()).confirmView(camera, by, note),
                invocation.console());
    }
}
