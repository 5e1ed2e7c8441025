package io.vigil.deploy.cli;

import io.vigil.deploy.config.DemoSettings;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.run.ControlSession;
import io.vigil.deploy.run.DemoSession;
import io.vigil.deploy.run.IngestSession;
import io.vigil.deploy.run.JobSession;
import io.vigil.deploy.run.LivenessSession;
import io.vigil.deploy.run.RunSession;

/**
 * What the verbs do once their arguments are understood.
 *
 * @param run everything in one process
 * @param demo the same on rendered scenes
 * @param ingest sources to a Kafka that runs elsewhere
 * @param job the vision job on a Flink that runs elsewhere
 * @param control what people send while it runs, into a Kafka that runs elsewhere
 * @param liveness the watch over cameras, ingest and the job
 */
record Engine(
        Work<RunSettings> run,
        Work<DemoSettings> demo,
        Work<DeploymentConfig> ingest,
        Work<DeploymentConfig> job,
        Work<DeploymentConfig> control,
        Work<DeploymentConfig> liveness) {
    /** Work that ends by itself, or on Ctrl-C. */
    @FunctionalInterface
    interface Work<S> {
        /**
         * @return the process's exit code: 0 done, 3 where an input ended before its end
         */
        int run(S settings, Console console) throws Exception;
    }

    /** An engine whose every verb says that this build does not have it. */
    static Engine none() {
        return new Engine(
                (s, c) -> missing("run"),
                (s, c) -> missing("demo"),
                (s, c) -> missing("ingest"),
                (s, c) -> missing("job"),
                (s, c) -> missing("control"),
                (s, c) -> missing("liveness"));
    }

    /** The engine of this build. */
    static Engine whole() {
        return new Engine(
                RunSession::run,
                DemoSession::run,
                IngestSession::run,
                JobSession::run,
                ControlSession::run,
                LivenessSession::run);
    }

    private static int missing(String verb) {
        throw new UnsupportedOperationException("This build has no verb '" + verb + "'");
    }
}
