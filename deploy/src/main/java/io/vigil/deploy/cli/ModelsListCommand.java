package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.models.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The catalogue, and which of it is on this machine. */
@Command(description = "List the models: size, licence, and whether they are here.")
final class ModelsListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "With address and SHA-256, as JSON.")
    private boolean json;

    @Option(
            names = "--verify",
            description = "Read the files that are here, and compare their SHA-256.")
    private boolean verify;

    ModelsListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        ModelCatalogue catalogue = ModelCatalogue.of(invocation.environment());
        Console console = invocation.console();
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(entries(catalogue)));
            return 0;
        }
        console.result(
                "%-20s %-11s %9s  %-24s %s"
                        .formatted("name", "kind", "MB", "licence", "on this machine"));
        for (PublishedModel model : catalogue.models()) {
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%-20s %-11s %9.1f  %-24s %s",
                            model.name(),
                            model.kind(),
                            model.bytes() / 1e6,
                            model.licence(),
                            here(catalogue, model)));
        }
        console.say("Built in, without a model: builtin:auto, builtin:motion");
        console.say(
                "Looked for in "
                        + catalogue.folders()
                        + "; set VIGIL_MODELS for a folder of your own");
        console.say("'vigil models pull NAME' fetches one into " + catalogue.cache());
        return 0;
    }

    private String here(ModelCatalogue catalogue, PublishedModel model) throws IOException {
        Optional<Path> found = catalogue.find(model);
        String here;
        if (found.isPresent()) {
            String difference = verify ? Checked.difference(model, found.get()) : "";
            String unknown =
                    model.sha256().isEmpty() ? " (its SHA-256 is not known)" : " (verified)";
            here =
                    found.get()
                            + (!difference.isEmpty()
                                    ? " (altered: " + difference + ")"
                                    : verify ? unknown : "");
        } else {
            here =
                    catalogue
                            .other(model)
                            .map(file -> "no; %s has another size".formatted(file))
                            .or(() -> model.cannotBePulled().map(why -> "no, nor pulled: " + why))
                            .orElse("no");
        }
        return model.head().isEmpty() ? here + "; not used yet" : here;
    }

    private List<Map<String, Object>> entries(ModelCatalogue catalogue) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (PublishedModel model : catalogue.models()) {
            Optional<Path> found = catalogue.find(model);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", model.name());
            entry.put("kind", model.kind());
            entry.put("file", model.file());
            entry.put("url", model.url());
            entry.put("bytes", model.bytes());
            entry.put("sha256", model.sha256());
            entry.put("head", model.head());
            entry.put("licence", model.licence());
            entry.put("terms", model.terms());
            entry.put("archive", model.archive());
            entry.put("path", found.map(Path::toString).orElse(null));
            if (verify) {
                boolean right =
                        found.isPresent() && Checked.difference(model, found.get()).isEmpty();
                entry.put("verified", right && !model.sha256().isEmpty());
            }
            entries.add(entry);
        }
        return entries;
    }
}
