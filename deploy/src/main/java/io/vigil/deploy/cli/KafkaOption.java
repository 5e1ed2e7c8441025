package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.control.Answer;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.control.Sender;
import io.vigil.deploy.run.ControlSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** To whom something is sent, and how the answer is told. */
final class KafkaOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The deployment's YAML file, which names its Kafka and its cameras.")
    private Path config;

    @Option(
            names = "--broker",
            paramLabel = "HOST:PORT",
            description = "Another Kafka than the file's, such as that of a 'vigil run'.")
    private String broker;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the answer; default: 30.")
    private int seconds = 30;

    @Option(names = "--json", description = "The answer as JSON on standard output.")
    private boolean json;

    Sender sender(Map<String, String> environment) {
        return new Sender(settings(environment), patience());
    }

    Duration patience() {
        RunOptions.check("--wait", seconds, new Range(1, 3600));
        return Duration.ofSeconds(seconds);
    }

    boolean json() {
        return json;
    }

    DeploymentConfig read(Map<String, String> environment) {
        return new ConfigReader(DeploymentConfig.cluster(), true, environment).read(config);
    }

    ControlSettings settings(Map<String, String> environment) {
        ControlSettings settings = ControlSession.settings(read(environment));
        if (broker != null) {
            if (!broker.matches("\\S+:\\d{1,5}")) {
                throw new UsageException(
                        "--broker needs to be HOST:PORT, but is '%s'".formatted(broker));
            }
            Map<String, Object> kafka = new HashMap<>(settings.kafka());
            kafka.put("bootstrap.servers", broker);
            settings =
                    new ControlSettings(
                            kafka,
                            settings.topics(),
                            settings.deployment(),
                            settings.cameras(),
                            Collections.emptySortedMap(),
                            settings.bundles(),
                            Collections.emptySortedMap());
        }
        return settings;
    }

    /** Says the answer, and returns the exit code. */
    int tell(JsonNode answer, Console console) {
        if (json) {
            console.result(answer.toString());
        }
        String camera = answer.path("camera").asText("");
        String about = answer.path("about").asText("");
        String what = Answer.words(about);
        if (answer.path("accepted").asBoolean()) {
            String version =
                    answer.path("version").asLong() > 0 ? " version " + answer.path("version") : "";
            String from =
                    answer.path("effectiveFrom").isTextual()
                            ? ", from " + answer.path("effectiveFrom").asText() + " on"
                            : "";
            console.say("Camera %s: %s%s accepted%s".formatted(camera, what, version, from));
            return 0;
        }
        for (JsonNode error : answer.path("errors")) {
            // Only rules are written by people, in lines.
            String place =
                    about.equals("rules")
                            ? "%s:%s: ".formatted(error.path("line"), error.path("column"))
                            : "";
            console.say(
                    "%s%s: found %s, needs %s"
                            .formatted(
                                    place,
                                    error.path("subject").asText(),
                                    error.path("found").asText(),
                                    error.path("needed").asText()));
        }
        console.say("The %s was refused; what holds goes on.".formatted(what));
        return Failure.USAGE;
    }
}
