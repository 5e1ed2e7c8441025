package io.vigil.deploy.cli;

import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.models.Checked;
import io.vigil.deploy.models.ModelPull;
import io.vigil.deploy.models.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The detector of who names none: a model that is pulled on first use, and where it cannot be had
 * one that is built in. What it is is always said.
 */
final class DefaultDetector {
    private static final String BUILT_IN = "builtin:auto";

    private DefaultDetector() {}

    /**
     * @return a file, or a built-in
     */
    static String resolved(ModelCatalogue catalogue, Invocation invocation) {
        PublishedModel model = catalogue.defaultDetector();
        Optional<Path> here = catalogue.find(model);
        try {
            if (here.isPresent()) {
                String differs = Checked.difference(model, here.get());
                if (differs.isEmpty()) {
                    return here.get().toString();
                }
                return without(
                        "%s is altered: %s; 'vigil models pull --replace --to %s %s' mends it"
                                .formatted(
                                        here.get(), differs, here.get().getParent(), model.name()),
                        invocation);
            }
            return pulled(model, catalogue, invocation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without("pulling %s was interrupted".formatted(model.name()), invocation);
        } catch (IOException | InputException | UsageException e) {
            return without(
                    "%s; 'vigil models pull %s' tries for longer, %s=1 not at all"
                            .formatted(Failure.of(e).message(), model.name(), Offline.VARIABLE),
                    invocation);
        }
    }

    private static String pulled(
            PublishedModel model, ModelCatalogue catalogue, Invocation invocation)
            throws InterruptedException {
        Map<String, String> environment = invocation.environment();
        if (Offline.is(environment) || model.mustBeAccepted().isPresent()) {
            return without(
                    "%s is in none of %s, and is not pulled because %s"
                            .formatted(
                                    model.name(),
                                    catalogue.folders(),
                                    Offline.is(environment)
                                            ? Offline.VARIABLE + " is set"
                                            : "of its licence, " + model.licence()),
                    invocation);
        }
        Console console = invocation.console();
        console.say(
                "No detector is named and none is in %s; pulling the default once into %s"
                        .formatted(catalogue.folders(), catalogue.cache()));
        console.say(Licences.said(model));
        return new ModelPull(environment, console, Patience.ON_FIRST_USE, Clock.systemUTC())
                .pull(model, catalogue.cache(), false)
                .file()
                .toString();
    }

    private static String without(String why, Invocation invocation) {
        invocation.console().say("Without a model (%s) %s detects.".formatted(why, BUILT_IN));
        return BUILT_IN;
    }
}
