package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.models.Checked;
import io.vigil.deploy.models.ModelPull;
import io.vigil.deploy.models.Patience;
import io.vigil.deploy.models.Pulled;
import io.vigil.ingest.SourceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Models of the catalogue, brought to this machine. */
@Command(
        description = {
            "Download models of 'vigil models list'.",
            "The right file, checked by SHA-256, or none. What was cut off goes on where it was. Proxies are those of https_proxy and no_proxy."
        })
final class ModelsPullCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of the catalogue.")
    private List<String> names = List.of();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Folder for the files; default: vigil/models in the cache folder.")
    private Path to;

    @Option(
            names = "--accept-licence",
            description = "For models whose licence is not an open one: you know and accept it.")
    private boolean accepted;

    @Option(
            names = "--replace",
            description = "Put the right file in the place of another one of its name.")
    private boolean replace;

    @Option(names = "--json", description = "What became of each, as JSON on standard output.")
    private boolean json;

    ModelsPullCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        ModelCatalogue catalogue = ModelCatalogue.of(invocation.environment());
        List<PublishedModel> models =
                names.stream().distinct().map(name -> named(name, catalogue)).toList();
        models.forEach(this::requirePullable);
        ModelPull pull =
                new ModelPull(
                        invocation.environment(),
                        invocation.console(),
                        Patience.WHEN_ASKED,
                        Clock.systemUTC());
        int exitCode = 0;
        List<Map<String, Object>> results = new ArrayList<>();
        for (PublishedModel model : models) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("name", model.name());
            result.put("licence", model.licence());
            try {
                Pulled pulled = pulled(model, catalogue, pull);
                result.put("path", pulled.file().toString());
                result.put("bytes", model.bytes());
                result.put("sha256", model.sha256());
                result.put("fetched", !pulled.wasThere());
            } catch (InputException | UsageException e) {
                // The others may be had.
                Failure failure = Failure.of(e);
                invocation.console().say("vigil: " + failure.message());
                result.put("error", failure.message());
                exitCode = Math.max(exitCode, failure.exitCode());
            }
            results.add(result);
        }
        if (json) {
            invocation.console().result(JsonMapper.builder().build().writeValueAsString(results));
        }
        return exitCode;
    }

    private Pulled pulled(PublishedModel model, ModelCatalogue catalogue, ModelPull pull)
            throws IOException, InterruptedException {
        Console console = invocation.console();
        console.say(Licences.said(model));
        Optional<Path> here = to == null ? right(model, catalogue) : Optional.empty();
        Path folder = to == null ? catalogue.cache() : to.toAbsolutePath().normalize();
        if (here.isEmpty() && Offline.is(invocation.environment())) {
            here = Optional.of(folder.resolve(model.file())).filter(f -> isRight(model, f));
            if (here.isEmpty()) {
                throw new UsageException(
                        "%s is not pulled because %s is set; unset it, or put %s into %s"
                                .formatted(model.name(), Offline.VARIABLE, model.file(), folder));
            }
        }
        Pulled pulled =
                here.isPresent() ? new Pulled(here.get(), true) : pull.pull(model, folder, replace);
        console.say(
                "%s: %s %s, SHA-256 as it should be"
                        .formatted(
                                model.name(),
                                pulled.file(),
                                pulled.wasThere() ? "was there" : "is there now"));
        if (model.head().isEmpty()) {
            console.say("note: this version has no use for %s yet".formatted(model.name()));
        }
        if (!catalogue.folders().contains(pulled.file().getParent())) {
            console.say(
                    "note: models are looked for in %s; set VIGIL_MODELS to have %s looked into too"
                            .formatted(catalogue.folders(), folder));
        } else {
            catalogue
                    .find(model)
                    .map(first -> first.toAbsolutePath().normalize())
                    .filter(first -> !first.equals(pulled.file()) && !isRight(model, first))
                    .ifPresent(
                            first ->
                                    console.say(
                                            "note: %s comes before it, and is altered"
                                                    .formatted(first)));
        }
        return pulled;
    }

    private void requirePullable(PublishedModel model) {
        model.cannotBePulled()
                .ifPresent(
                        why -> {
                            throw new UsageException(
                                    "Model %s cannot be pulled: %s; if you trust it, fetch %s yourself"
                                            .formatted(model.name(), why, model.url()));
                        });
        Optional<String> terms = model.mustBeAccepted().filter(t -> !accepted);
        if (terms.isPresent()) {
            invocation.console().say(Licences.said(model));
            throw new UsageException(
                    "Model %s is not open to every use (%s: %s); with --accept-licence you say that yours is allowed"
                            .formatted(model.name(), model.licence(), terms.get()));
        }
    }

    private static Optional<Path> right(PublishedModel model, ModelCatalogue catalogue) {
        return catalogue.folders().stream()
                .map(folder -> folder.toAbsolutePath().normalize().resolve(model.file()))
                .filter(file -> isRight(model, file))
                .findFirst();
    }

    private static boolean isRight(PublishedModel model, Path file) {
        try {
            return Files.exists(file) && Checked.difference(model, file).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static PublishedModel named(String name, ModelCatalogue catalogue) {
        List<String> known = catalogue.models().stream().map(PublishedModel::name).toList();
        return catalogue
                .named(
                        name.equals(ModelCatalogue.DEFAULT)
                                ? catalogue.defaultDetector().name()
                                : name)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "Model '%s' needs to be one of %s%s"
                                                .formatted(
                                                        SourceName.scrubbed(name),
                                                        String.join(", ", known),
                                                        Nearest.to(name, known)
                                                                .map(
                                                                        "; did you mean '%s'?"
                                                                                ::formatted)
                                                                .orElse(""))));
    }
}
