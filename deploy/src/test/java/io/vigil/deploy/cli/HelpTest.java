package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vigil.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
    /** What a list of verbs leaves beside the longest name in 80 columns. */
    private static final int SUMMARY = 66;

    private final Console console =
            new Console(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    false,
                    80,
                    () -> 0L);
    private final CommandLine line =
            CommandLines.of(new Invocation(console, Map.of(), Engine.none()));

    @Test
    void everyTextCanBeFormatted() {
        for (CommandSpec spec : all(line.getCommandSpec())) {
            List<String> texts = new ArrayList<>(List.of(spec.usageMessage().description()));
            texts.addAll(List.of(spec.usageMessage().header()));
            texts.addAll(List.of(spec.usageMessage().footer()));
            spec.options().forEach(option -> texts.addAll(List.of(option.description())));
            spec.positionalParameters().forEach(one -> texts.addAll(List.of(one.description())));
            for (String text : texts) {
                assertThatCode(() -> assertThat(String.format(text)).isNotNull())
                        .as("%s: %s", spec.qualifiedName(), text)
                        .doesNotThrowAnyException();
            }
            assertThat(spec.commandLine().getUsageMessage()).contains("Usage: ");
        }
    }

    @Test
    void aListOfVerbsSaysOfEachASentenceInALine() {
        for (CommandSpec spec : all(line.getCommandSpec())) {
            String summary = spec.usageMessage().description()[0];
            assertThat(summary).as(spec.qualifiedName()).endsWith(".").hasSizeLessThan(SUMMARY);
        }
    }

    private static List<CommandSpec> all(CommandSpec of) {
        List<CommandSpec> all = new ArrayList<>(List.of(of));
        of.subcommands().values().forEach(each -> all.addAll(all(each.getCommandSpec())));
        return all;
    }
}
