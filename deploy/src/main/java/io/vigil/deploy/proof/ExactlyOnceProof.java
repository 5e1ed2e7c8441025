package io.vigil.deploy.proof;

import io.vigil.deploy.JobSettings;
import io.vigil.deploy.RunningJob;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.embedded.BrokerProcess;
import io.vigil.deploy.embedded.FlinkProcesses;
import io.vigil.deploy.embedded.JavaProcess;
import io.vigil.deploy.run.CameraSources;
import io.vigil.deploy.run.EndWatch;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.TopicCreation;
import io.vigil.ingest.publish.Topics;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.GlanceConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.sinks.wire.LogContent;
import io.vigil.tracking.algorithms.Trackers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Proves that a killed worker, or a killed broker, changes nothing. Broker, JobManager, two
 * TaskManagers and ingest are processes of their own. One job reads the cameras' logs undisturbed;
 * another reads the same logs while the victim is killed with -9 again and again; per camera both
 * have committed the same bytes, tracks, events, counts and dead letters; and whoever keeps the
 * greatest revision of each alert has the same alerts.
 */
final class ExactlyOnceProof {
    private static final String INPUT = "vigil.";
    private static final String INGEST_SAYS = "ingest.log";
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int PARTITIONS = 8;
    static final int WORKERS = 2;

    private final ProofOptions options;
    private final List<String> cameras;
    private final ProofRules rules;

    ExactlyOnceProof(ProofOptions options) {
        this.options = options;
        this.cameras =
                IntStream.range(1, options.cameras + 1).mapToObj(i -> "camera-" + i).toList();
        this.rules = new ProofRules(cameras, options.group);
    }

    /**
     * @return whether the proof holds
     */
    boolean run() throws Exception {
        CameraSources.requireOne(List.of(CameraConfig.of("camera-1", source())));
        Path work = options.work.toAbsolutePath();
        Files.createDirectories(work);
        Process ingest = null;
        try (BrokerProcess broker = BrokerProcess.start(work.resolve("broker"));
                FlinkProcesses flink =
                        FlinkProcesses.start(work.resolve("flink"), WORKERS, options.parallelism)) {
            create(broker, INPUT);
            rules.send(broker.bootstrap(), INPUT + "frames");
            ingest = ingest(broker, work);
            say(
                    "broker %d, ingest %d, %d workers; %d cameras%s, %s, parallelism %d"
                            .formatted(
                                    broker.process().pid(),
                                    ingest.pid(),
                                    WORKERS,
                                    options.cameras,
                                    options.group ? " in one group" : "",
                                    options.detector,
                                    options.parallelism));
            BrokenRecords.scatter(
                    broker.bootstrap(), INPUT + "frames", cameras, options.broken, options.seed);
            double seconds = undisturbed(broker, flink, ingest, work);
            Set<Integer> logs = CommittedLog.filled(broker.bootstrap(), INPUT + "frames");
            say("undisturbed: done in %.1f s; frames in partitions %s".formatted(seconds, logs));
            List<KillResult> kills = disturbed(broker, flink, logs, work);
            return verdict(broker, logs, kills);
        } finally {
            if (ingest != null) {
                ingest.destroy();
            }
        }
    }

    private String source() {
        return options.source.startsWith("scene:")
                ? options.source
                : Path.of(options.source).toAbsolutePath().toString();
    }

    private double undisturbed(
            BrokerProcess broker, FlinkProcesses flink, Process ingest, Path work)
            throws Exception {
        long started = System.nanoTime();
        create(broker, "undisturbed.");
        RunningJob job = RunningJob.submit(flink.client(), settings(broker, "undisturbed", work));
        try (EndWatch watch = EndWatch.start(broker.bootstrap(), "undisturbed.tracks", cameras)) {
            watch.awaitEnd(PATIENCE, () -> requireWell(ingest, work.resolve(INGEST_SAYS)));
        }
        job.stop(work.resolve("undisturbed"));
        return (System.nanoTime() - started) / 1e9;
    }

    private List<KillResult> disturbed(
            BrokerProcess broker, FlinkProcesses flink, Set<Integer> logs, Path work)
            throws Exception {
        create(broker, "disturbed.");
        JobSettings settings = settings(broker, "disturbed", work);
        KillSchedule schedule = new KillSchedule(options.seed, settings.checkpoints());
        RestartTrace trace = new RestartTrace(flink.folder());
        List<KillResult> kills = new ArrayList<>();
        RunningJob job = RunningJob.submit(flink.client(), settings);
        try (EndWatch watch = EndWatch.start(broker.bootstrap(), "disturbed.tracks", cameras);
                OpenTransactions transactions =
                        new OpenTransactions(broker.bootstrap(), "disturbed")) {
            watch.awaitMore(0, PATIENCE);
            trace.next();
            Disturbance disturbance =
                    new Disturbance(broker, flink, watch, transactions, trace, logs);
            for (int i = 0; i < options.kills && !watch.allEnded(); i++) {
                String moment = schedule.await(i);
                if (watch.allEnded()) {
                    break;
                }
                KillResult kill =
                        switch (options.victim) {
                            case WORKER -> disturbance.killWorkers(i, moment);
                            case BROKER -> disturbance.killBroker(i, moment);
                        };
                kills.add(kill);
                say(kill.line());
            }
            watch.awaitEnd(PATIENCE);
        }
        job.stop(work.resolve("disturbed"));
        return kills;
    }

    private boolean verdict(BrokerProcess broker, Set<Integer> logs, List<KillResult> kills) {
        boolean same = true;
        for (String topic : List.of("tracks", "events", "counts", "dead-letters")) {
            CommittedLog expected = CommittedLog.read(broker.bootstrap(), "undisturbed." + topic);
            CommittedLog found = CommittedLog.read(broker.bootstrap(), "disturbed." + topic);
            for (String camera : expected.cameras().keySet()) {
                LogContent a = expected.cameras().get(camera);
                LogContent b = found.cameras().get(camera);
                boolean equal = a.equals(b);
                same &= equal;
                say(
                        "%s %s: %s %s"
                                .formatted(
                                        topic,
                                        camera,
                                        equal ? "equal, byte for byte:" : "DIFFERENT:",
                                        equal ? a : a + " and " + b));
            }
            same &= expected.cameras().keySet().equals(found.cameras().keySet());
        }
        same &= alerts(broker.bootstrap());
        long between = kills.stream().filter(kill -> kill.betweenCommits() > 0).count();
        long restored = kills.stream().filter(kill -> kill.restored(logs)).count();
        double[] seconds =
                kills.stream().mapToDouble(KillResult::recoverySeconds).sorted().toArray();
        say(
                "%d kills, %d between pre-commit and commit, %d restored from a checkpoint within the log"
                        .formatted(kills.size(), between, restored));
        if (seconds.length > 0) {
            say(
                    "recovery: median %.1f s, longest %.1f s"
                            .formatted(seconds[seconds.length / 2], seconds[seconds.length - 1]));
        }
        // A job that only waits for its broker has no need to restart.
        boolean disturbed =
                options.victim == ProofOptions.Victim.BROKER
                        || (restored == kills.size() && between >= Math.min(3, kills.size()));
        boolean holds = same && kills.size() == options.kills && disturbed;
        say(holds ? "HOLDS" : "DOES NOT HOLD");
        return holds;
    }

    /** Alerts come at least once: what an upserting reader keeps has to be the same. */
    private static boolean alerts(String bootstrap) {
        AlertLog expected = AlertLog.read(bootstrap, "undisturbed.");
        AlertLog found = AlertLog.read(bootstrap, "disturbed.");
        boolean same =
                expected.moments().equals(found.moments())
                        && expected.open().equals(found.open())
                        && expected.faults().isEmpty()
                        && found.faults().isEmpty();
        say(
                "alerts: %s %d with %d moments, %d open in the end; %d records undisturbed, %d disturbed"
                        .formatted(
                                same ? "equal, byte for byte:" : "DIFFERENT:",
                                expected.moments().size(),
                                expected.moments().values().stream().mapToInt(List::size).sum(),
                                expected.open().size(),
                                expected.records(),
                                found.records()));
        expected.faults().forEach(ExactlyOnceProof::say);
        found.faults().forEach(ExactlyOnceProof::say);
        return same;
    }

    private JobSettings settings(BrokerProcess broker, String name, Path work) throws IOException {
        Path checkpoints = Files.createDirectories(work.resolve(name));
        return new JobSettings(
                broker.bootstrap(),
                INPUT,
                name + ".",
                name,
                DetectorConfig.of(options.detector),
                SecondaryConfig.NONE,
                () -> Trackers.named(Trackers.DEFAULT),
                HealthConfig.DEFAULTS,
                options.parallelism,
                CHECKPOINTS,
                checkpoints,
                JobSettings.BACKFILL_AFTER,
                rules.groups(),
                GlanceConfig.DEFAULT);
    }

    /** One that has read all sources ends by itself, with code 0. */
    static void requireWell(Process ingest, Path said) {
        if (!ingest.isAlive() && ingest.exitValue() != 0) {
            String last = "nothing";
            try {
                last = Files.readString(said).lines().reduce((a, b) -> b).orElse(last);
            } catch (IOException unreadable) {
                last = unreadable.toString();
            }
            throw new InputException(
                    "Ingest has ended with code %d, and so nothing more can be proven; it said last: %s (all of it is in %s)"
                            .formatted(ingest.exitValue(), last, said));
        }
    }

    private Process ingest(BrokerProcess broker, Path work) throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                "kafka:\n  bootstrap: \"%s\"\n  partitions: %d\n"
                        .formatted(broker.bootstrap(), PARTITIONS));
        yaml.append("cameras:\n");
        String source = source();
        for (String camera : cameras) {
            yaml.append("  - id: %s\n    source: \"%s\"\n".formatted(camera, source));
        }
        Path config = Files.writeString(work.resolve("ingest.yaml"), yaml);
        List<String> command =
                JavaProcess.command(
                        "1g", work.resolve("ingest-log4j.log"), "io.vigil.deploy.cli.Main");
        command.addAll(List.of("ingest", "--config", config.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(INGEST_SAYS).toFile())
                .start();
    }

    private static void create(BrokerProcess broker, String prefix) throws InterruptedException {
        TopicCreation.createMissing(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new Topics(prefix, PARTITIONS, (short) 1, Duration.ofHours(6)));
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
