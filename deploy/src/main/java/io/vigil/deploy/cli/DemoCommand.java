package io.vigil.deploy.cli;

import io.vigil.deploy.config.DemoSettings;
import io.vigil.deploy.config.PageConfig;
import io.vigil.operators.perceive.DetectorConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The engine on scenes of its own. */
@Command(
        description = {
            "Run on three rendered scenes: a door, a road, a care room.",
            "Kills its own worker on the way and ends with a scorecard against the truth."
        })
final class DemoCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder of the files that are written; default: out.")
    private Path out;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "90",
            description = "How long the scenes are; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--detector",
            paramLabel = "MODEL",
            defaultValue = "builtin:auto",
            description = "What finds the objects; default: ${DEFAULT-VALUE}.")
    private String detector;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the live page; 0: any free one.")
    private int port;

    @Option(names = "--json", description = "The scorecard as JSON on standard output.")
    private boolean json;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--seconds", seconds, DemoSettings.SECONDS);
        RunOptions.check("--port", port, PageConfig.PORT);
        PageConfig page = new PageConfig(true, port);
        Ports.requireFree(page);
        DetectorConfig wanted = DetectorConfig.of(detector);
        String model = DetectorNames.resolved(wanted, invocation).model();
        Path folder = OutFolder.ready(out);
        LogFile.in(folder);
        DemoSettings settings = new DemoSettings(folder, seconds, model, page, json);
        return invocation.engine().demo().run(settings, invocation.console());
    }
}
