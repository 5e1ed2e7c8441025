package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.ModelCatalogue.Model;
import io.vigil.deploy.console.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The catalogue, and which of it is on this machine. */
@Command(description = "The models with their size, licence, and whether they are on this machine.")
final class ModelsListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "With address and SHA-256, as JSON.")
    private boolean json;

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
        for (Model model : catalogue.models()) {
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%-20s %-11s %9.1f  %-24s %s",
                            model.name(),
                            model.kind(),
                            model.bytes() / 1e6,
                            model.licence(),
                            model.head().isEmpty()
                                    ? "not used yet"
                                    : catalogue.find(model).map(Path::toString).orElse("no")));
        }
        console.say("Built in, without a model: builtin:auto, builtin:motion");
        console.say(
                "Looked for in "
                        + catalogue.folders()
                        + "; set VIGIL_MODELS for a folder of your own");
        return 0;
    }

    private static List<Map<String, Object>> entries(ModelCatalogue catalogue) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Model model : catalogue.models()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", model.name());
            entry.put("kind", model.kind());
            entry.put("file", model.file());
            entry.put("url", model.url());
            entry.put("bytes", model.bytes());
            entry.put("sha256", model.sha256());
            entry.put("head", model.head());
            entry.put("licence", model.licence());
            entry.put("path", catalogue.find(model).map(Path::toString).orElse(null));
            entries.add(entry);
        }
        return entries;
    }
}
