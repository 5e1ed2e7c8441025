package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.config.ConfigException;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.Problem;
import io.vigil.deploy.config.SourceNames;
import io.vigil.deploy.config.WithheldImages;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.ClassifierConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says everything that is wrong with a configuration. */
@Command(description = "Check a configuration: every error at once, each with its line.")
final class ValidateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private ConfigOption config;

    @Option(names = "--json", description = "The problems as JSON on standard output.")
    private boolean json;

    ValidateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        try {
            DeploymentConfig read = config.read(invocation.environment());
            WithheldImages.contradiction(read)
                    .ifPresent(
                            said -> {
                                throw new ConfigException(
                                        List.of(said.in(config.file().toString())));
                            });
            describe(read, invocation.console());
            if (json) {
                print(List.of());
            }
            return 0;
        } catch (ConfigException e) {
            Console console = invocation.console();
            e.problems().forEach(problem -> console.say(problem.toString()));
            int count = e.problems().size();
            console.say("%s: %d problem%s".formatted(config.file(), count, count == 1 ? "" : "s"));
            if (json) {
                print(e.problems());
            }
            return Failure.USAGE;
        }
    }

    private void print(List<Problem> problems) throws Exception {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("valid", problems.isEmpty());
        answer.put("problems", problems);
        invocation.console().result(JsonMapper.builder().build().writeValueAsString(answer));
    }

    private void describe(DeploymentConfig read, Console console) {
        // Not problems: the file may be meant for another machine.
        for (CameraConfig camera : read.cameras()) {
            if (!SourceNames.isAddress(camera.source())
                    && !Files.exists(Path.of(camera.source()))) {
                console.say(
                        "note: camera %s: %s is not on this machine"
                                .formatted(camera.id(), camera.source()));
            }
        }
        ModelCatalogue.file(read.detector().model())
                .filter(file -> !Files.exists(file))
                .ifPresent(
                        file ->
                                console.say(
                                        "note: detector: %s is not on this machine"
                                                .formatted(file)));
        read.anomaly().beginnings().values().stream()
                .filter(bundle -> bundle.contains("/") && !Files.exists(Path.of(bundle)))
                .forEach(
                        file ->
                                console.say(
                                        "note: bundle %s is not on this machine".formatted(file)));
        read.scenes().entrySet().stream()
                .filter(scene -> scene.getValue().anomaly().isPresent())
                .filter(scene -> !read.anomaly().beginnings().containsKey(scene.getKey()))
                .forEach(
                        scene ->
                                console.say(
                                        "note: camera %s: its rule %s waits for a bundle, of 'vigil anomaly train' or 'learn'"
                                                .formatted(
                                                        scene.getKey(),
                                                        scene.getValue().anomaly().get().id())));
        read.scenes()
                .forEach(
                        (camera, scene) ->
                                console.say(
                                        "note: camera %s: lines %d, zones %d, rules %d"
                                                .formatted(
                                                        camera,
                                                        scene.places().lines().size(),
                                                        scene.places().zones().size(),
                                                        scene.rules().size())));
        console.say(
                "%s: no problems; %d camera%s, detector %s, appearance %s, classifiers %s, keypoints %s, tracker %s"
                        .formatted(
                                config.file(),
                                read.cameras().size(),
                                read.cameras().size() == 1 ? "" : "s",
                                read.detector().model(),
                                read.secondary().appearance().model(),
                                classifiers(read.secondary()),
                                read.secondary().keypoints().model(),
                                read.tracker().name()));
    }

    private static String classifiers(SecondaryConfig secondary) {
        List<String> names = secondary.classifiers().stream().map(ClassifierConfig::name).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
