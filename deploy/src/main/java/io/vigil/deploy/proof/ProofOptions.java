package io.vigil.deploy.proof;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the proof is to do. */
final class ProofOptions {
    enum Victim {
        WORKER,
        BROKER
    }

    @Option(
            names = "--source",
            required = true,
            description = "A video file, or scene:NAME,SEED,SECONDS.")
    String source;

    @Option(
            names = "--cameras",
            defaultValue = "4",
            description = "How many cameras read it (${DEFAULT-VALUE}).")
    int cameras;

    @Option(names = "--detector", defaultValue = "builtin:auto", description = "(${DEFAULT-VALUE})")
    String detector;

    @Option(
            names = "--victim",
            defaultValue = "worker",
            description =
                    "Who is killed: the working TaskManager, or the broker (${DEFAULT-VALUE}).")
    Victim victim;

    @Option(
            names = "--kills",
            defaultValue = "10",
            description = "How often it dies (${DEFAULT-VALUE}).")
    int kills;

    @Option(
            names = "--broken",
            defaultValue = "25",
            description =
                    "Records per camera that are no frames, slipped into its log: the dead letters are compared too (${DEFAULT-VALUE}).")
    int broken;

    @Option(
            names = "--group",
            description =
                    "Make the cameras one site, with a rule that leads from each to the next.")
    boolean group;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the moments (${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--parallelism", defaultValue = "2", description = "(${DEFAULT-VALUE})")
    int parallelism;

    @Option(names = "--work", required = true, description = "An empty folder for logs and state.")
    Path work;
}
