package io.vigil.deploy.cli;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.SourceName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the verbs together, and turns what goes wrong into one line and an exit code. */
final class CommandLines {
    private CommandLines() {}

    static CommandLine of(Invocation invocation) {
        VigilCommand root = new VigilCommand();
        CommandLine eval =
                new CommandLine(new EvalCommand())
                        .addSubcommand("tracking", new EvalTrackingCommand(invocation))
                        .addSubcommand("trackers", new EvalTrackersCommand(invocation))
                        .addSubcommand("settings", new EvalSettingsCommand(invocation))
                        .addSubcommand("detection", new EvalDetectionCommand(invocation))
                        .addSubcommand("falls", new EvalFallsCommand(invocation))
                        .addSubcommand("anomaly", new EvalAnomalyCommand(invocation));
        CommandLine anomaly =
                new CommandLine(new AnomalyCommand())
                        .addSubcommand("train", new AnomalyTrainCommand(invocation))
                        .addSubcommand("calibrate", new AnomalyCalibrateCommand(invocation))
                        .addSubcommand("score", new AnomalyScoreCommand(invocation))
                        .addSubcommand("learn", new AnomalyLearnCommand(invocation))
                        .addSubcommand("deploy", new AnomalyDeployCommand(invocation))
                        .addSubcommand("rollback", new AnomalyRollbackCommand(invocation))
                        .addSubcommand("undeploy", new AnomalyUndeployCommand(invocation));
        CommandLine models =
                new CommandLine(new ModelsCommand())
                        .addSubcommand("list", new ModelsListCommand(invocation))
                        .addSubcommand("pull", new ModelsPullCommand(invocation))
                        .addSubcommand("check", new ModelsCheckCommand(invocation));
        CommandLine audit =
                new CommandLine(new AuditCommand())
                        .addSubcommand("sample", new AuditSampleCommand(invocation))
                        .addSubcommand("score", new AuditScoreCommand(invocation));
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand("run", new RunCommand(invocation))
                        .addSubcommand("demo", new DemoCommand(invocation))
                        .addSubcommand("ingest", new IngestCommand(invocation))
                        .addSubcommand("job", new JobCommand(invocation))
                        .addSubcommand("control", new ControlCommand(invocation))
                        .addSubcommand("rules", new RulesCommand(invocation))
                        .addSubcommand("ack", new AckCommand(invocation))
                        .addSubcommand("normal", new NormalCommand(invocation))
                        .addSubcommand("inhibit", new InhibitCommand(invocation))
                        .addSubcommand("confirm-view", new ConfirmViewCommand(invocation))
                        .addSubcommand("alerts", new AlertsCommand(invocation))
                        .addSubcommand("liveness", new LivenessCommand(invocation))
                        .addSubcommand("validate", new ValidateCommand(invocation))
                        .addSubcommand("track", new TrackCommand(invocation))
                        .addSubcommand("audit", audit)
                        .addSubcommand("anomaly", anomaly)
                        .addSubcommand("sql", new SqlCommand(invocation))
                        .addSubcommand("eval", eval)
                        .addSubcommand("models", models)
                        .addSubcommand("version", new VersionCommand(invocation))
                        .addSubcommand("help", new HelpVerb(invocation));
        Console console = invocation.console();
        return line.setOut(console.writer())
                .setParameterExceptionHandler((e, arguments) -> usage(e, console))
                .setExecutionExceptionHandler((e, cmd, result) -> failure(e, root.debug, console))
                .setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false);
    }

    private static int usage(ParameterException e, Console console) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        String[] arguments = verb.split(" ", 2);
        String help = arguments.length > 1 ? "vigil help " + arguments[1] : "vigil help";
        console.say("vigil: " + SourceName.scrubbed(problem(e)) + " (see " + help + ")");
        return Failure.USAGE;
    }

    private static String problem(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return e.getMessage().lines().findFirst().orElse("bad arguments");
        }
        String word = unmatched.getUnmatched().get(0);
        Set<String> options =
                new TreeSet<>(e.getCommandLine().getCommandSpec().optionsMap().keySet());
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return "unknown option '" + name + "'" + suggestion(name, options);
        }
        Set<String> verbs = new TreeSet<>(e.getCommandLine().getSubcommands().keySet());
        return verbs.isEmpty()
                ? "'" + word + "' was not expected here"
                : "unknown verb '" + word + "'" + suggestion(word, verbs);
    }

    private static String suggestion(String word, Set<String> known) {
        return Nearest.to(word, known)
                .map("; did you mean '%s'?"::formatted)
                .orElse("; known are " + String.join(", ", known));
    }

    private static int failure(Exception thrown, boolean debug, Console console) {
        Failure failure = Failure.of(thrown);
        failure.message().lines().forEach(line -> console.say("vigil: " + line));
        if (debug) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            console.say(SourceName.scrubbed(trace.toString()));
        }
        return failure.exitCode();
    }
}
