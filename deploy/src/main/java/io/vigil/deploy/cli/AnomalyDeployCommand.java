package io.vigil.deploy.cli;

import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.control.NamedBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A camera gets a bundle while it runs. */
@Command(
        description = {
            "Judge a camera by another bundle; wait for the answer.",
            "A file is put into the folder of bundles first, which the job has to see too."
        })
final class AnomalyDeployCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            required = true,
            description = "A file of 'vigil anomaly train', or the name of a bundle.")
    private String bundle;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "What to call the file; default: its own name.")
    private String name = "";

    @Mixin private ModelsOption models;

    AnomalyDeployCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (!name.isEmpty() && !Files.isRegularFile(Path.of(bundle))) {
            throw new UsageException(
                    "--as names a file that is put into the folder of bundles, but there is no file "
                            + bundle);
        }
        models.requireImages(invocation);
        NamedBundle named = NamedBundle.of(models.settings(invocation).bundles(), bundle, name);
        return models.tell(Optional.of(named), invocation);
    }
}
